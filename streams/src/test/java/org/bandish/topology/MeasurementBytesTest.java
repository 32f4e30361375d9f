package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.measured;
import static org.bandish.topology.Given.moment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bandish.detect.Measurement;
import org.bandish.detect.Versions;
import org.bandish.event.NetworkSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementBytesTest {
  private static final NetworkSignal SIGNAL =
      measured("m", "2024-02-17T05:10:00Z", "x", 1L).setThrottled(true).setMechanism("dns").build();

  @Test
  void shouldReadWhatItWrote() {
    Measurement measurement = Measurement.of(SIGNAL);
    byte[] bytes = MeasurementBytes.serde().serializer().serialize("t", Versions.of(measurement));

    assertThat(read(bytes)).isEqualTo(measurement);
  }

  @Test
  void shouldKeepOneVersionIn63BytesAndReadAllOfSeveral() {
    Versions one = Versions.of(Measurement.of(SIGNAL));
    Versions alone = Versions.of(Measurement.of(version("2024-02-17T05:20:00Z", null)));
    Versions three =
        one.with(Measurement.of(version("2024-03-01T00:00:00Z", null)))
            .with(Measurement.of(version("2024-04-01T00:00:00Z", "tls.reset")));

    Versions moved = three.movedBy(Measurement.of(version("2024-05-01T00:00:00Z", null)));

    assertThat(bytes(alone)).hasSize(63);
    assertThat(MeasurementBytes.serde().deserializer().deserialize("t", bytes(moved)))
        .isEqualTo(moved);
    assertThat(three.all()).hasSize(3);
    assertThat(MeasurementBytes.serde().deserializer().deserialize("t", bytes(three)))
        .isEqualTo(three);
    assertThat(bytes(three)).hasSize(2 + 3 * (4 + 63) + "dns".length() + "tls.reset".length());
  }

  @ParameterizedTest
  @ValueSource(bytes = {2, 3})
  void shouldReadTheLayoutsOfOneVersion(byte layout) {
    Measurement again = Measurement.of(SIGNAL);
    ByteBuffer bytes = ByteBuffer.allocate(100).put(layout).put((byte) again.hour()).put((byte) 1);
    if (layout == 3) {
      bytes.putInt(again.hours());
    }
    bytes
        .putLong(again.identity())
        .putLong(again.published())
        .putLong(again.version())
        .putDouble(again.blocked())
        .putDouble(again.down())
        .putDouble(again.ok())
        .putLong(again.count())
        .put("dns".getBytes(StandardCharsets.UTF_8));

    assertThat(read(Arrays.copyOf(bytes.array(), bytes.position()))).isEqualTo(again);
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

  private static NetworkSignal version(String published, String mechanism) {
    return NetworkSignal.newBuilder(SIGNAL)
        .setPublished(moment(published))
        .setMechanism(mechanism)
        .build();
  }

  private static byte[] bytes(Versions versions) {
    return MeasurementBytes.serde().serializer().serialize("t", versions);
  }

  private static Measurement read(byte[] bytes) {
    return MeasurementBytes.serde().deserializer().deserialize("t", bytes).last();
  }
}
