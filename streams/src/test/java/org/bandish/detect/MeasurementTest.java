package org.bandish.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.measured;
import static org.bandish.topology.Given.moment;

import org.junit.jupiter.api.Test;

class MeasurementTest {
  @Test
  void shouldChooseBetweenVersionsOfDifferentLengthWhicheverCameFirst() {
    Measurement six = until("2024-02-17T12:00:00Z");
    Measurement twelve = until("2024-02-17T18:00:00Z");

    assertThat(six.or(twelve)).isEqualTo(twelve);
    assertThat(twelve.or(six)).isEqualTo(twelve);
  }

  private static Measurement until(String end) {
    return Measurement.of(
        measured("m", "2024-02-17T06:00:00Z", "x", 1L)
            .setUntil(moment(end))
            .setPublished(moment("2024-02-18T00:00:00Z"))
            .build());
  }
}
