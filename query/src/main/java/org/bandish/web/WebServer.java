package org.bandish.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.http.staticfiles.Location;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bandish.query.Queries;

/** Answers the record's questions over HTTP until it is closed. */
public final class WebServer implements AutoCloseable {
  private static final String ROUTE = "bandish.route";

  private final Javalin javalin;
  private final Events events;

  private WebServer(Javalin javalin, Events events) {
    this.javalin = javalin;
    this.events = events;
  }

  /**
   * Starts a server that is ready when the queries are.
   *
   * @see #start(String, int, Queries, Supplier, PrometheusMeterRegistry, Clock)
   */
  public static WebServer start(
      String host, int port, Queries queries, PrometheusMeterRegistry meters, Clock clock) {
    return start(host, port, queries, queries::waitingFor, meters, clock);
  }

  /**
   * Starts a server. It answers at once; questions to the record get 503 until the record can be
   * read.
   *
   * @param host address to listen on
   * @param port 0: a free one
   * @param waitingFor what {@code /readyz} says: empty once all is there
   * @param meters what {@code /metrics} shows
   * @param clock up to which an ongoing ban counts
   * @throws io.javalin.util.JavalinBindException if the port is in use
   */
  public static WebServer start(
      String host,
      int port,
      Queries queries,
      Supplier<List<String>> waitingFor,
      PrometheusMeterRegistry meters,
      Clock clock) {
    Json json = new Json();
    Events events = new Events(queries, json, clock);
    List<Route> routes = routes(queries, waitingFor, meters, json, events, clock);
    Javalin javalin = Javalin.create(config -> configure(config, routes, json, meters));
    gauges(queries, meters);
    try {
      javalin.start(host, port);
    } catch (RuntimeException e) {
      events.close();
      throw e;
    }
    return new WebServer(javalin, events);
  }

  static List<Route> routes(
      Queries queries,
      Supplier<List<String>> waitingFor,
      PrometheusMeterRegistry meters,
      Json json,
      Events events,
      Clock clock) {
    Answers answers = new Answers(json);
    List<Route> routes = new ArrayList<>(new Api(queries, json, clock).routes());
    routes.add(events.route());
    routes.add(new Feed(queries, answers, clock).route());
    routes.addAll(new Embeds(queries, answers, clock).routes());
    routes.addAll(new Ops(json, waitingFor, meters).routes());
    return routes;
  }

  private static void configure(
      JavalinConfig config, List<Route> routes, Json json, PrometheusMeterRegistry meters) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/";
          files.directory = "/web";
          files.location = Location.CLASSPATH;
        });
    new Problems(json).install(config.routes);
    config.jetty.modifyServer(server -> server.setErrorHandler(new ServerProblems(json)));
    config.routes.before(ctx -> ctx.header("X-Content-Type-Options", "nosniff"));
    // The record is public and nobody signs in: any page may read it.
    config.routes.before(Api.BASE + "/*", ctx -> ctx.header("Access-Control-Allow-Origin", "*"));
    for (Route route : routes) {
      Handler handler =
          ctx -> {
            ctx.attribute(ROUTE, route.path());
            route.handler().handle(ctx);
          };
      config.routes.get(route.path(), handler);
      // Left to itself, Javalin answers every HEAD with 200 and nothing.
      config.routes.head(route.path(), handler);
    }
    config.requestLogger.http(
        (ctx, millis) -> {
          String route = ctx.attribute(ROUTE);
          Timer.builder("http.server.requests")
              .description("HTTP requests by route and status")
              .tags("method", ctx.method().name(), "uri", route == null ? "other" : route)
              .tag("status", Integer.toString(ctx.statusCode()))
              .register(meters)
              .record((long) (millis * 1_000), TimeUnit.MICROSECONDS);
        });
  }

  private static void gauges(Queries queries, PrometheusMeterRegistry meters) {
    Gauge.builder("bandish.intervals", queries, q -> q.counts().intervals())
        .description("Ban intervals in the index")
        .register(meters);
    Gauge.builder("bandish.evidence", queries, q -> q.counts().evidence())
        .description("Versions of facts in the store, one for each subject they are entered under")
        .register(meters);
    Gauge.builder("bandish.applied.offset", queries, q -> q.counts().applied())
        .description("Offset of the last transition applied; -1: none")
        .register(meters);
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** Ends all streams and stops listening. */
  @Override
  public void close() {
    events.close();
    javalin.stop();
  }
}
