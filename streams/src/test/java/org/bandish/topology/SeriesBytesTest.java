package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.bandish.detect.MedianRatio.Drop;
import org.bandish.detect.MedianRatio.Pause;
import org.bandish.detect.MedianRatio.Value;
import org.bandish.detect.MedianState;
import org.junit.jupiter.api.Test;

class SeriesBytesTest {
  private static final Instant AT = Instant.parse("2023-05-09T02:40:00Z");

  @Test
  void shouldReadWhereADetectorStood() {
    MedianState down =
        new MedianState(
            AT,
            List.of(new MedianState.Entry(AT, 1000.5), new MedianState.Entry(AT.plusMillis(1), 0)),
            new Value(AT, 250, "v-160"),
            AT.plusSeconds(600),
            0.25,
            2,
            List.of(new Pause(AT, AT.plusSeconds(90_000))));

    assertThat(again(SeriesBytes.states(), down)).isEqualTo(down);
    assertThat(again(SeriesBytes.states(), MedianState.START)).isEqualTo(MedianState.START);
    assertThat(again(SeriesBytes.states(), null)).isNull();
  }

  @Test
  void shouldReadDrops() {
    List<Drop> drops =
        List.of(
            new Drop(AT, AT.plusSeconds(600), AT.plusSeconds(300), 0.25, "v-1", "v-3"),
            new Drop(
                AT.plusSeconds(900),
                null,
                AT.plusSeconds(1200),
                0,
                "v-4",
                null,
                List.of(
                    new Pause(AT, AT.plusSeconds(90_000)),
                    new Pause(AT.plusSeconds(100_000), AT.plusSeconds(190_000)))),
            new Drop(AT.plusSeconds(1900), null, AT.plusSeconds(2200), 0, "v-4", null));

    assertThat(again(SeriesBytes.drops(), drops)).isEqualTo(drops);
  }

  @Test
  void shouldReadTheLayoutWithoutPauses() {
    byte[] one =
        HexFormat.of()
            .parseHex(
                "010000000100000187fe8c33a000"
                    + "00000187fe8c33a0"
                    + "3fd0000000000000"
                    + "0001"
                    + "76"
                    + "00");

    assertThat(SeriesBytes.drops().deserializer().deserialize("t", one))
        .containsExactly(
            new Drop(
                Instant.ofEpochMilli(0x187fe8c33a0L),
                null,
                Instant.ofEpochMilli(0x187fe8c33a0L),
                0.25,
                "v",
                null));
  }

  @Test
  void shouldRefuseAnotherLayout() {
    assertThatThrownBy(() -> SeriesBytes.drops().deserializer().deserialize("t", new byte[] {9}))
        .hasMessageContaining("unknown layout 9");
  }

  private static <T> T again(Serde<T> serde, T value) {
    return serde.deserializer().deserialize("t", serde.serializer().serialize("t", value));
  }
}
