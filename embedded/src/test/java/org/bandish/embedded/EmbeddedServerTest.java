package org.bandish.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.bandish.embedded.EmbeddedException.Reason;
import org.junit.jupiter.api.Test;

class EmbeddedServerTest {
  private final EmbeddedException taken =
      EmbeddedException.of(
          Reason.CHILD_DIED, "the broker ended; its log ends: Address already in use.");
  private final EmbeddedException broken =
      EmbeddedException.of(Reason.CHILD_DIED, "the broker ended; its log ends: no such class");

  private final List<Integer> tried = new ArrayList<>();

  @Test
  void shouldTakeAnotherPortWhenTheOneFoundWasTakenInBetween() {
    int port = EmbeddedServer.onPort(0, "broker", found -> servingFromTry(2, found));
    assertThat(tried).hasSize(2).allMatch(found -> found > 0).endsWith(port);
  }

  @Test
  void shouldGiveUpAfterThreePorts() {
    assertThatThrownBy(() -> EmbeddedServer.onPort(0, "broker", found -> servingFromTry(9, found)))
        .isSameAs(taken);
    assertThat(tried).hasSize(3);
  }

  @Test
  void shouldNotTryAgainWhatFailsForAnotherReason() {
    assertThatThrownBy(
            () ->
                EmbeddedServer.onPort(
                    0,
                    "broker",
                    found -> {
                      tried.add(found);
                      throw broken;
                    }))
        .isSameAs(broken);
    assertThat(tried).hasSize(1);
  }

  private int servingFromTry(int first, int port) {
    tried.add(port);
    if (tried.size() < first) {
      throw taken;
    }
    return port;
  }
}
