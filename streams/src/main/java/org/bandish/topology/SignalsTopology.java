package org.bandish.topology;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.bandish.event.SignalDay;
import org.bandish.schema.Topics;

/**
 * Measured signals, keyed {@code subject|asn}, into sets; once per commit the days that changed,
 * and what series of connectivity say of outages.
 */
final class SignalsTopology {
  private SignalsTopology() {}

  /**
   * What measured signals became.
   *
   * @param days each day that changed, by {@code subject|asn|day}
   * @param parts what they say of outages, by {@code subject|asn|id|since|until}; null: no more
   */
  record Measured(KStream<String, SignalDay> days, KStream<String, OutageChange> parts) {}

  static Measured add(
      StreamsBuilder builder, Contracts contracts, MergeOutages merge, Meters meters) {
    builder.addStateStore(Stores.measurements());
    builder.addStateStore(Stores.marks(Names.DIRTY_DAYS));
    builder.addStateStore(Stores.marks(Names.DAYS_SENT));
    builder.addStateStore(Stores.series(contracts));
    builder.addStateStore(Stores.marks(Names.DIRTY_SERIES));
    builder.addStateStore(Stores.seriesStates());
    builder.addStateStore(Stores.seriesDrops());
    builder.addStateStore(Stores.annotations(contracts));
    builder.addStateStore(Stores.outages(Names.PARTS_TOLD, contracts));
    KStream<String, String> touched =
        builder.stream(
                contracts.name(Topics.NETWORK_SIGNALS),
                Consumed.with(Serdes.String(), contracts.serde(Topics.NETWORK_SIGNALS))
                    .withName(Names.SIGNALS))
            .processValues(
                () -> new WriteSignal(meters),
                Named.as(Names.WRITE_SIGNAL),
                Names.MEASUREMENTS,
                Names.DIRTY_DAYS,
                Names.SERIES,
                Names.DIRTY_SERIES,
                Names.ANNOTATIONS)
            .toTable(Named.as(Names.TOUCH_SERIES), Stores.touched(Names.TOUCHED_SERIES))
            .toStream(Named.as(Names.SERIES_ON_COMMIT));
    KStream<String, SignalDay> days =
        touched.process(
            PublishDays::new,
            Named.as(Names.DAYS),
            Names.MEASUREMENTS,
            Names.DIRTY_DAYS,
            Names.DAYS_SENT);
    days.to(
        contracts.name(Topics.SIGNAL_DAYS),
        Produced.with(Serdes.String(), contracts.serde(Topics.SIGNAL_DAYS))
            .withName(Names.DAYS_OUT));
    KStream<String, OutageChange> parts =
        touched.process(
            () -> new DeriveParts(merge, meters),
            Named.as(Names.PARTS),
            Names.SERIES,
            Names.DIRTY_SERIES,
            Names.SERIES_STATES,
            Names.SERIES_DROPS,
            Names.ANNOTATIONS,
            Names.PARTS_TOLD);
    return new Measured(days, parts);
  }
}
