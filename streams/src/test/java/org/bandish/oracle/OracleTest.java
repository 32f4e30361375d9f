package org.bandish.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OracleTest {
  private static final int HISTORIES = 500;
  private static final int FACTS = 18;

  @Test
  void shouldHoldItsOwnPropertiesOnRandomHistories() {
    SelfCheck check = new SelfCheck();
    List<String> broken = new ArrayList<>();
    for (long seed = 0; seed < HISTORIES; seed++) {
      broken.addAll(check.check(seed, FACTS));
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void shouldReachEveryPhaseEndingAndDisclosure() {
    SelfCheck check = new SelfCheck();
    for (long seed = 0; seed < HISTORIES; seed++) {
      check.check(seed, FACTS);
    }
    assertThat(check.seen())
        .containsKeys(
            "phase ENFORCED",
            "phase ORDERED",
            "phase NOT_ENFORCED",
            "phase UNORDERED",
            "phase DEFIED",
            "ending EXPIRED",
            "ending LIFTED_BY_AUTHORITY",
            "ending LIFTED_BY_COURT",
            "ending SILENT",
            "ending null",
            "disclosure ANNOUNCED",
            "disclosure ACKNOWLEDGED_LATER",
            "disclosure UNACKNOWLEDGED",
            "contested true",
            "restriction THROTTLE");
  }
}
