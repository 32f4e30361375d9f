package org.bandish.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What those who run the service ask: is it alive, is it ready, how is it doing, what does it do.
 */
final class Ops {
  private final Json json;
  private final Supplier<List<String>> waitingFor;
  private final PrometheusMeterRegistry meters;
  private final byte[] contract = resource("/openapi.yaml");

  Ops(Json json, Supplier<List<String>> waitingFor, PrometheusMeterRegistry meters) {
    this.json = json;
    this.waitingFor = waitingFor;
    this.meters = meters;
  }

  List<Route> routes() {
    return List.of(
        new Route("/healthz", Set.of(), this::health),
        new Route("/readyz", Set.of(), this::ready),
        new Route("/metrics", Set.of(), this::metrics),
        new Route(
            "/openapi.yaml",
            Set.of(),
            ctx -> Answers.bytes(ctx, "application/yaml; charset=utf-8", contract)));
  }

  private void health(Context ctx) {
    write(ctx, Map.of("status", "UP"));
  }

  private void ready(Context ctx) {
    List<String> reasons = waitingFor.get();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status", reasons.isEmpty() ? "READY" : "WAITING");
    answer.put("waitingFor", reasons);
    ctx.status(reasons.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    write(ctx, answer);
  }

  private void write(Context ctx, Object answer) {
    ctx.header("Cache-Control", "no-store")
        .contentType("application/json")
        .result(json.text(answer));
  }

  private void metrics(Context ctx) {
    ctx.header("Cache-Control", "no-store")
        .contentType("text/plain; version=0.0.4; charset=utf-8")
        .result(meters.scrape());
  }

  static byte[] resource(String name) {
    try (InputStream in = Ops.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
