package org.bandish.cli;

import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import org.bandish.pipeline.Pipeline;
import org.bandish.pipeline.PipelineConfig;
import org.bandish.query.QueryConfig;
import org.bandish.query.QueryNode;
import org.bandish.schema.RegistryPort;
import org.bandish.web.WebServer;

/** The two long-running halves of Bandish, on a cluster that is there. */
final class Services {
  private final Connection connection;
  private final RegistryPort registry;
  private final Path dataDir;
  private final Started started;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  Services(Connection connection, RegistryPort registry, Path dataDir, Started started) {
    this.connection = connection;
    this.registry = registry;
    this.dataDir = dataDir;
    this.started = started;
  }

  /**
   * Starts the pipeline.
   *
   * @throws org.bandish.pipeline.TopicAdmin.TopicsNotReadyException if topics are missing or wrong
   */
  void pipeline() {
    PipelineConfig config =
        PipelineConfig.of(connection.bootstrapServers(), dataDir.resolve("pipeline"))
            .withPrefix(connection.prefix())
            .withClient(connection.kafkaProperties());
    started.add(new Pipeline(config, registry, meters)).start();
  }

  /**
   * Starts the query service.
   *
   * @return the port it listens on
   */
  int query(String host, int port, Clock clock) {
    QueryConfig config =
        new QueryConfig(
            connection.bootstrapServers(),
            connection.schemaRegistry(),
            connection.prefix(),
            dataDir.resolve("query"),
            connection.kafkaProperties(),
            connection.registryProperties());
    QueryNode node = started.add(new QueryNode(config, meters));
    try {
      WebServer web =
          started.add(WebServer.start(host, port, node.queries(), node::ready, meters, clock));
      node.start();
      return web.port();
    } catch (JavalinBindException e) {
      throw new CannotRunException(
          "port " + port + " is in use or not yours: choose another with --port", e);
    }
  }
}
