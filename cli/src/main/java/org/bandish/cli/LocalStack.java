package org.bandish.cli;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.bandish.embedded.EmbeddedCluster;
import org.bandish.pipeline.Pipeline;
import org.bandish.pipeline.PipelineConfig;
import org.bandish.pipeline.TopicAdmin;
import org.bandish.query.QueryConfig;
import org.bandish.query.QueryNode;
import org.bandish.schema.ConfluentRegistry;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Schemas;
import org.bandish.schema.Topics;
import org.bandish.schema.WaitingRegistry;
import org.bandish.web.WebServer;

/** All in one: broker, registry, pipeline, query service and page, and the record in them. */
final class LocalStack implements AutoCloseable {
  private static final String PREFIX = Topics.DEFAULT_PREFIX;
  private static final int PARTITIONS = 4;
  private static final short REPLICATION = 1;

  private final Places places;
  private final Clock clock;
  private final Started started = new Started();
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private volatile List<String> loading = List.of("the topics");

  LocalStack(Places places, Clock clock) {
    this.places = places;
    this.clock = clock;
  }

  /**
   * Starts all, says where it is, and stays until a part of it fails.
   *
   * @param out gets the addresses as soon as they answer, and {@code ready} once the record is
   *     visible to queries
   * @throws CannotRunException naming what failed
   */
  void run(PrintWriter out, PrintWriter err) {
    Thread starter =
        new Thread(
            () -> {
              try {
                start(out, err);
              } catch (RuntimeException | Error e) {
                end.completeExceptionally(e);
              }
            },
            "start");
    starter.setDaemon(true);
    starter.start();
    try {
      throw new CannotRunException(end.get());
    } catch (ExecutionException e) {
      throw Advice.on(e.getCause(), places);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRunException("interrupted", e);
    }
  }

  private void start(PrintWriter out, PrintWriter err) {
    places.check();
    CompletableFuture<LocalRecord> reading =
        CompletableFuture.supplyAsync(() -> LocalRecord.read(places.record(), clock));
    EmbeddedCluster cluster =
        started.add(
            EmbeddedCluster.start(places.data(), places.kafkaPort(), places.registryPort()));
    supervise(cluster);
    out.println("kafka " + cluster.bootstrapServers());
    out.println("registry " + cluster.registryUrl());
    out.flush();

    RegistryPort registry =
        started.add(new WaitingRegistry(ConfluentRegistry.at(cluster.registryUrl(), Map.of())));
    CompletableFuture<?> schemas =
        CompletableFuture.runAsync(() -> Schemas.registerAll(registry, PREFIX));
    QueryNode query = started.add(new QueryNode(queryConfig(cluster), meters));
    CompletableFuture<WebServer> serving =
        CompletableFuture.supplyAsync(() -> started.add(serve(query)));
    createTopics(cluster);
    WebServer web = joined(serving);
    out.println("http http://127.0.0.1:" + web.port());
    out.flush();

    joined(schemas);
    LocalRecord record = joined(reading);
    record.rejected().forEach(err::println);
    Map<String, Object> kafka =
        Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers());
    loading = List.of("the record to be ingested");
    Pipeline pipeline = started.add(new Pipeline(pipelineConfig(cluster), registry, meters));
    pipeline.start();
    Loading load = new Loading(kafka, PREFIX, registry);
    // Before the query node reads: then it knows every name from its first answer on.
    load.definitions(record);
    query.start();
    load.facts(record);
    loading = List.of("the record to be derived and visible");
    load.awaitVisible(pipelineConfig(cluster).applicationId(), query, end::isDone);
    loading = List.of();
    out.println("ready");
    out.flush();
  }

  private WebServer serve(QueryNode query) {
    return WebServer.start(
        places.host(),
        places.port(),
        query.queries(),
        () -> loading.isEmpty() ? query.ready() : loading,
        meters,
        clock);
  }

  private static void createTopics(EmbeddedCluster cluster) {
    try (TopicAdmin topics = TopicAdmin.connect(cluster.bootstrapServers(), PREFIX, Map.of())) {
      topics.create(PARTITIONS, REPLICATION);
    }
  }

  private PipelineConfig pipelineConfig(EmbeddedCluster cluster) {
    return PipelineConfig.of(cluster.bootstrapServers(), places.data().resolve("pipeline"));
  }

  private QueryConfig queryConfig(EmbeddedCluster cluster) {
    return new QueryConfig(
        cluster.bootstrapServers(),
        cluster.registryUrl(),
        PREFIX,
        places.data().resolve("query"),
        Map.of(),
        Map.of());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it completes another
  private void supervise(EmbeddedCluster cluster) {
    cluster
        .broker()
        .onExit()
        .thenAccept(code -> died("broker", code, cluster.broker().lastLogLines()));
    cluster
        .registry()
        .onExit()
        .thenAccept(code -> died("registry", code, cluster.registry().lastLogLines()));
  }

  private void died(String what, int code, String log) {
    end.complete("the " + what + " ended with exit code " + code + log);
  }

  private static <T> T joined(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public void close() {
    started.close();
  }
}
