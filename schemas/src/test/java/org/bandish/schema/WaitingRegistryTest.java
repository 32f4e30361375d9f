package org.bandish.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WaitingRegistryTest {
  private static final Schema STRING = Schema.create(Schema.Type.STRING);

  @Test
  void shouldAskAgainUntilTheRegistryAnswers() {
    Flaky flaky = new Flaky(2);

    assertThat(new WaitingRegistry(flaky).register("a-value", STRING)).isEqualTo(1);
    assertThat(flaky.asked).hasValue(3);
  }

  @Test
  void shouldWaitWithEveryQuestion() {
    Flaky flaky = new Flaky(1);
    RegistryPort registry = new WaitingRegistry(flaky);
    int id = registry.register("a-value", STRING);
    flaky.fail(1);
    assertThat(registry.byId(id)).isEqualTo(STRING);
    flaky.fail(1);
    assertThat(registry.isCompatible("a-value", STRING)).isTrue();
    assertThat(flaky.asked).hasValue(6);
  }

  @Test
  void shouldNotWaitWhereTheRegistryHasAnswered() {
    Flaky flaky = new Flaky(0);
    RegistryPort registry = new WaitingRegistry(flaky);

    assertThatThrownBy(() -> registry.byId(4711))
        .isInstanceOf(RegistryPort.UnknownSchemaException.class);
    assertThat(flaky.asked).hasValue(1);
  }

  @Test
  void shouldEndItsWaitWhenInterrupted() throws Exception {
    Flaky flaky = new Flaky(Integer.MAX_VALUE);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                new WaitingRegistry(flaky).byId(1);
                interrupted.completeExceptionally(new AssertionError("nobody answered"));
              } catch (InterruptException e) {
                interrupted.complete(Thread.currentThread().isInterrupted());
              }
            });
    waiting.start();
    assertThat(flaky.firstAsked.await(10, TimeUnit.SECONDS)).isTrue();

    waiting.interrupt();

    assertThat(endOf(interrupted)).as("the thread still knows that it was interrupted").isTrue();
  }

  @Test
  void shouldCloseTheRegistryBehindIt() {
    Flaky flaky = new Flaky(0);
    new WaitingRegistry(flaky).close();
    assertThat(flaky.closed).isTrue();
  }

  private static boolean endOf(CompletableFuture<Boolean> future)
      throws InterruptedException, ExecutionException, java.util.concurrent.TimeoutException {
    return future.get(10, TimeUnit.SECONDS);
  }

  /** Down for a number of questions, then a registry in memory. */
  private static final class Flaky implements RegistryPort {
    final AtomicInteger asked = new AtomicInteger();
    final CountDownLatch firstAsked = new CountDownLatch(1);
    boolean closed;
    private final RegistryPort registry = ConfluentRegistry.inMemory();
    private final AtomicInteger failures;

    Flaky(int failures) {
      this.failures = new AtomicInteger(failures);
    }

    void fail(int times) {
      failures.set(times);
    }

    @Override
    public int register(String subject, Schema schema) {
      question();
      return registry.register(subject, schema);
    }

    @Override
    public Schema byId(int id) {
      question();
      return registry.byId(id);
    }

    @Override
    public boolean isCompatible(String subject, Schema schema) {
      question();
      return registry.isCompatible(subject, schema);
    }

    @Override
    public void close() {
      closed = true;
    }

    private void question() {
      asked.incrementAndGet();
      firstAsked.countDown();
      if (failures.getAndDecrement() > 0) {
        throw new RegistryUnavailableException("down", null);
      }
    }
  }
}
