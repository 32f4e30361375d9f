package org.bandish.topology;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.bandish.schema.Topics;

/** Derivations that failed, as dead letters of their stage. */
final class Failures {
  private Failures() {}

  /**
   * Adds it.
   *
   * @param name of the operator that writes the letters
   * @param sink name of the operator that sends them
   */
  static <V extends Concluded> void add(
      KStream<String, V> concluded, String stage, String name, String sink, Contracts contracts) {
    concluded
        .processValues(() -> new WriteFailure<>(stage), Named.as(name))
        .to(
            contracts.name(Topics.DEAD_LETTERS),
            Produced.with(Serdes.String(), Serdes.ByteArray()).withName(sink));
  }
}
