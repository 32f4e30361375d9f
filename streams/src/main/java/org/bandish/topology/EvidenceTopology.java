package org.bandish.topology;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.bandish.event.Evidence;
import org.bandish.schema.Topics;

/**
 * Facts of all kinds, keyed by country, into the ledger: one entry per subject and version, in the
 * store and on the topic {@code evidence}.
 */
final class EvidenceTopology {
  private EvidenceTopology() {}

  /** What each fact added, by country; a duplicate adds nothing and is not in the stream. */
  static KStream<String, Entries> add(StreamsBuilder builder, Contracts contracts, Meters meters) {
    builder.addStateStore(Stores.evidence(contracts));
    builder.addStateStore(Stores.ids());
    builder.addStateStore(Stores.dirty());
    Consumed<String, SpecificRecord> facts =
        Consumed.with(Serdes.String(), contracts.facts()).withName(Names.FACTS);
    KStream<String, Entries> entries =
        builder.stream(contracts.factTopics(), facts)
            .processValues(
                () -> new WriteEvidence(meters),
                Named.as(Names.WRITE),
                Names.EVIDENCE,
                Names.IDS,
                Names.DIRTY);
    entries
        .flatMap((country, written) -> changes(written), Named.as(Names.ENTRIES))
        .to(
            contracts.name(Topics.EVIDENCE),
            Produced.with(Serdes.String(), contracts.serde(Topics.EVIDENCE))
                .withName(Names.EVIDENCE_OUT));
    return entries;
  }

  private static List<KeyValue<String, Evidence>> changes(Entries written) {
    List<KeyValue<String, Evidence>> changes = new ArrayList<>();
    written.removed().forEach(key -> changes.add(KeyValue.pair(key, null)));
    written.added().forEach(entry -> changes.add(KeyValue.pair(Keys.of(entry), entry)));
    return changes;
  }
}
