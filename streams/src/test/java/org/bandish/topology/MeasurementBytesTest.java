package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.measured;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bandish.detect.Measurement;
import org.bandish.event.NetworkSignal;
import org.junit.jupiter.api.Test;

class MeasurementBytesTest {
  private static final NetworkSignal SIGNAL =
      measured("m", "2024-02-17T05:10:00Z", "x", 1L).setThrottled(true).setMechanism("dns").build();

  @Test
  void shouldReadWhatItWrote() {
    Measurement measurement = Measurement.of(SIGNAL);
    byte[] bytes = MeasurementBytes.serde().serializer().serialize("t", measurement);

    assertThat(read(bytes)).isEqualTo(measurement);
  }

  @Test
  void shouldReadTheFirstLayoutAndPreferTheSameMeasurementImportedAgain() {
    Measurement again = Measurement.of(SIGNAL);
    byte[] mechanism = "dns".getBytes(StandardCharsets.UTF_8);
    byte[] bytes =
        ByteBuffer.allocate(58 + mechanism.length)
            .put((byte) 1)
            .put((byte) 5)
            .putLong(again.identity())
            .putLong(again.published())
            .putLong(Long.MAX_VALUE)
            .putDouble(1)
            .putDouble(0)
            .putDouble(0)
            .putLong(1)
            .put(mechanism)
            .array();

    Measurement first = read(bytes);

    assertThat(first.identity()).isEqualTo(again.identity());
    assertThat(first.hour()).isEqualTo(5);
    assertThat(first.hours()).isZero();
    assertThat(first.throttled()).isFalse();
    assertThat(first.blocked()).isEqualTo(1);
    assertThat(first.count()).isEqualTo(1);
    assertThat(first.mechanism()).isEqualTo("dns");
    assertThat(first.or(again)).isEqualTo(again);
    assertThat(again.or(first)).isEqualTo(again);
  }

  private static Measurement read(byte[] bytes) {
    return MeasurementBytes.serde().deserializer().deserialize("t", bytes);
  }
}
