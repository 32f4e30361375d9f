package org.bandish.embedded;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A broker and a registry, started side by side, under {@code kafka/} and {@code registry/} of one
 * directory.
 */
public final class EmbeddedCluster implements AutoCloseable {
  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;

  private EmbeddedCluster(EmbeddedBroker broker, EmbeddedRegistry registry) {
    this.broker = broker;
    this.registry = registry;
  }

  /** Starts both on free ports; see {@link #start(Path, int, int)}. */
  public static EmbeddedCluster start(Path dir) {
    return start(dir, 0, 0);
  }

  /**
   * Starts both and returns once both answer clients.
   *
   * @param dir made if it is not there
   * @param brokerPort of the loopback interface, or 0 for a free one
   * @param registryPort of the loopback interface, or 0 for a free one
   * @throws EmbeddedException with its {@link EmbeddedException.Reason}; nothing is left running
   */
  public static EmbeddedCluster start(Path dir, int brokerPort, int registryPort) {
    CompletableFuture<EmbeddedRegistry> registry =
        CompletableFuture.supplyAsync(
            () -> EmbeddedRegistry.start(dir.resolve("registry"), registryPort));
    EmbeddedBroker broker;
    try {
      broker = EmbeddedBroker.start(dir.resolve("kafka"), brokerPort);
    } catch (RuntimeException e) {
      registry.handle((started, failure) -> closed(started)).join();
      throw e;
    }
    try {
      return new EmbeddedCluster(broker, registry.join());
    } catch (CompletionException e) {
      broker.close();
      throw e.getCause() instanceof EmbeddedException cause ? cause : e;
    }
  }

  private static boolean closed(EmbeddedRegistry started) {
    if (started != null) {
      started.close();
    }
    return started != null;
  }

  public EmbeddedBroker broker() {
    return broker;
  }

  public EmbeddedRegistry registry() {
    return registry;
  }

  /** See {@link EmbeddedBroker#bootstrapServers()}. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** See {@link EmbeddedRegistry#url()}. */
  public String registryUrl() {
    return registry.url();
  }

  /** Ends both in an orderly way and returns when they have ended. */
  @Override
  public void close() {
    try {
      registry.close();
    } finally {
      broker.close();
    }
  }
}
