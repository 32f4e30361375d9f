package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.block;
import static org.bandish.topology.Given.measured;
import static org.bandish.topology.Given.report;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BinaryTest {
  @ParameterizedTest
  @MethodSource("facts")
  void shouldTellToTheByteWhetherAFactIsLarger(SpecificRecord fact) {
    int bytes = Binary.of(fact).length;

    assertThat(Binary.isLarger(fact, bytes)).isFalse();
    assertThat(Binary.isLarger(fact, bytes - 1)).isTrue();
  }

  static Stream<SpecificRecord> facts() {
    return Stream.of(
        block("order", "2024-02-14", "x", "tiktok").build(),
        report("r", "2024-02-14", null).build(),
        measured("m", "2024-02-14T10:00:00Z", "x", 17_557L)
            .setMechanism("tcp.rst")
            .setLineage(List.of("ooni:1", "ooni:2"))
            .setCount(Long.MAX_VALUE)
            .build(),
        measured("\u0628".repeat(100_000), "2024-02-14T10:00:00Z", "\ud83d\ude00", -1L).build());
  }
}
