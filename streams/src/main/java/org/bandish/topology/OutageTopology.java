package org.bandish.topology;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.bandish.event.Outage;
import org.bandish.schema.Topics;

/**
 * Once per commit, in the country's task, the outages of each place and network of which
 * measurements or reports tell something new. What measurements say comes over an internal topic
 * into the partition in which the country's facts are: it is small, the signals are not.
 */
final class OutageTopology {
  private OutageTopology() {}

  /**
   * Adds it; gives how outages and beliefs changed, with the outages' ids.
   *
   * @param entries what facts added to the ledger, by country
   * @param parts what measured signals say, by {@code subject|asn|id|since|until}; null: no more
   */
  static KStream<String, KeyValue<String, OutageChange>> add(
      StreamsBuilder builder,
      KStream<String, Entries> entries,
      KStream<String, OutageChange> parts,
      Contracts contracts,
      MergeOutages merge,
      Meters meters) {
    builder.addStateStore(Stores.outages(Names.OUTAGE_PARTS, contracts));
    builder.addStateStore(Stores.marks(Names.DIRTY_OUTAGES));
    builder.addStateStore(Stores.outages(Names.OUTAGES, contracts));
    builder.addStateStore(Stores.outages(Names.OUTAGE_BELIEFS, contracts));
    KStream<String, String> measured =
        parts
            .flatMapValues(OutageChange::outages, Named.as(Names.PARTS_CHANGED))
            .repartition(
                Repartitioned.<String, Outage>as(Names.PARTS_BY_COUNTRY)
                    .withKeySerde(Serdes.String())
                    .withValueSerde(contracts.serde(Topics.OUTAGES))
                    .withStreamPartitioner(new ByCountry<>()))
            .processValues(
                WriteParts::new,
                Named.as(Names.WRITE_PARTS),
                Names.OUTAGE_PARTS,
                Names.DIRTY_OUTAGES);
    Failures.add(parts, DeadLetters.OUTAGES, Names.PARTS_FAILED, Names.PARTS_FAILED_OUT, contracts);
    KStream<String, KeyValue<String, OutageChange>> outages =
        entries
            .processValues(MarkReports::new, Named.as(Names.MARK_REPORTS), Names.DIRTY_OUTAGES)
            .merge(measured, Named.as(Names.OUTAGE_MARKS))
            .toTable(Named.as(Names.TOUCH_OUTAGES), Stores.touched(Names.TOUCHED_OUTAGES))
            .toStream(Named.as(Names.OUTAGES_ON_COMMIT))
            .processValues(
                () -> new DeriveOutages(merge, meters),
                Named.as(Names.DERIVE_OUTAGES),
                Names.EVIDENCE,
                Names.OUTAGE_PARTS,
                Names.DIRTY_OUTAGES,
                Names.OUTAGES,
                Names.OUTAGE_BELIEFS);
    KStream<String, OutageChange> byId =
        outages.map((touched, change) -> change, Named.as(Names.OUTAGES_BY_ID));
    Failures.add(
        byId, DeadLetters.OUTAGES, Names.OUTAGES_FAILED, Names.OUTAGES_FAILED_OUT, contracts);
    byId.flatMapValues(OutageChange::outages, Named.as(Names.OUTAGES_CHANGED))
        .to(
            contracts.name(Topics.OUTAGES),
            Produced.with(Serdes.String(), contracts.serde(Topics.OUTAGES))
                .withName(Names.OUTAGES_OUT));
    return outages;
  }
}
