package org.bandish.schema;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A registry that is down is waited for: asks again, with growing pauses, until it answers or the
 * thread is interrupted.
 */
public final class WaitingRegistry implements RegistryPort {
  private static final Logger LOG = LoggerFactory.getLogger(WaitingRegistry.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final RegistryPort registry;

  public WaitingRegistry(RegistryPort registry) {
    this.registry = registry;
  }

  @Override
  public int register(String subject, Schema schema) {
    return untilAnswered(() -> registry.register(subject, schema));
  }

  @Override
  public Schema byId(int id) {
    return untilAnswered(() -> registry.byId(id));
  }

  @Override
  public boolean isCompatible(String subject, Schema schema) {
    return untilAnswered(() -> registry.isCompatible(subject, schema));
  }

  @Override
  public void close() {
    registry.close();
  }

  private static <T> T untilAnswered(Supplier<T> question) {
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return question.get();
      } catch (RegistryUnavailableException e) {
        LOG.warn("{}; asking again in {} ms", e.getMessage(), pause.toMillis());
        pause(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
