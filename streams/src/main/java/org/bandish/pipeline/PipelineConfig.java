package org.bandish.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.bandish.schema.Topics;

/**
 * How one pipeline instance runs.
 *
 * @param bootstrapServers Kafka's {@code bootstrap.servers}
 * @param prefix of every topic's name, and of the application id
 * @param stateDir where the local stores live; one instance each
 * @param threads stream threads in this instance; at most one per partition of the fact topics has
 *     work
 * @param standbys copies of each store kept warm on other instances
 * @param commitInterval how often conclusions are drawn and committed
 * @param poll longest wait for new facts in one round
 * @param client Kafka client and Streams properties that override all others; may hold secrets
 */
public record PipelineConfig(
    String bootstrapServers,
    String prefix,
    Path stateDir,
    int threads,
    int standbys,
    Duration commitInterval,
    Duration poll,
    Map<String, String> client) {

  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(50);
  private static final Duration POLL = Duration.ofMillis(10);
  private static final int MOST_THREADS = 4;

  public PipelineConfig {
    Objects.requireNonNull(bootstrapServers, "bootstrapServers");
    Objects.requireNonNull(stateDir, "stateDir");
    client = Map.copyOf(client);
  }

  /** The defaults: prefix {@code bandish.}, a thread per processor up to four, no standbys. */
  public static PipelineConfig of(String bootstrapServers, Path stateDir) {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    return new PipelineConfig(
        bootstrapServers,
        Topics.DEFAULT_PREFIX,
        stateDir,
        threads,
        0,
        COMMIT_INTERVAL,
        POLL,
        Map.of());
  }

  public PipelineConfig withPrefix(String changed) {
    return new PipelineConfig(
        bootstrapServers, changed, stateDir, threads, standbys, commitInterval, poll, client);
  }

  public PipelineConfig withThreads(int changed) {
    return new PipelineConfig(
        bootstrapServers, prefix, stateDir, changed, standbys, commitInterval, poll, client);
  }

  public PipelineConfig withStandbys(int changed) {
    return new PipelineConfig(
        bootstrapServers, prefix, stateDir, threads, changed, commitInterval, poll, client);
  }

  public PipelineConfig withCommitInterval(Duration changed) {
    return new PipelineConfig(
        bootstrapServers, prefix, stateDir, threads, standbys, changed, poll, client);
  }

  public PipelineConfig withClient(Map<String, String> changed) {
    return new PipelineConfig(
        bootstrapServers, prefix, stateDir, threads, standbys, commitInterval, poll, changed);
  }

  /** Kafka's application id, also the consumer group and the prefix of internal topics. */
  public String applicationId() {
    return prefix + "pipeline";
  }

  /** Without the values of client properties: they may be secrets. */
  @Override
  public String toString() {
    return "pipeline "
        + applicationId()
        + " on "
        + bootstrapServers
        + ", state in "
        + stateDir
        + ", threads "
        + threads
        + ", standbys "
        + standbys
        + ", commit every "
        + commitInterval.toMillis()
        + " ms, client properties "
        + new TreeSet<>(client.keySet());
  }
}
