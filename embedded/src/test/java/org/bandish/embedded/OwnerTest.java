package org.bandish.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnerTest {
  private final Owner self = Owner.of(ProcessHandle.current());

  @Test
  void shouldReadWhatItWrote() {
    assertThat(Owner.parse(self.toString())).isEqualTo(self);
  }

  @Test
  void shouldFindARunningProcess() {
    assertThat(self.process()).contains(ProcessHandle.current());
  }

  @Test
  void shouldNotTakeALaterProcessOfTheSameNumberForIt() {
    assertThat(new Owner(self.pid(), self.startMillis() - 60_000).process()).isEmpty();
  }
}
