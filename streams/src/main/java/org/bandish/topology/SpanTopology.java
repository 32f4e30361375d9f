package org.bandish.topology;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.bandish.detect.Detector;
import org.bandish.event.SignalDay;
import org.bandish.schema.Topics;

/**
 * Once per commit, in the country's task, the measured spans of each subject whose days or whose
 * country's outages changed. The days come over an internal topic; the spans go out as facts and
 * come back as such, with the topics of facts, into the ledger.
 */
final class SpanTopology {
  private SpanTopology() {}

  /**
   * Adds it.
   *
   * @param days each day that changed, by {@code subject|asn|day}
   * @param outages how outages changed
   */
  static void add(
      StreamsBuilder builder,
      KStream<String, SignalDay> days,
      KStream<String, KeyValue<String, OutageChange>> outages,
      Contracts contracts,
      Detector detector,
      Meters meters) {
    builder.addStateStore(Stores.days(contracts));
    builder.addStateStore(Stores.marks(Names.DIRTY_SUBJECTS));
    builder.addStateStore(Stores.watches());
    builder.addStateStore(Stores.stretches());
    builder.addStateStore(Stores.spans(contracts));
    KStream<String, Detected> drawn =
        measured(days, contracts)
            .merge(explained(outages), Named.as(Names.SPAN_MARKS))
            // Behind the table of outages: its cache is flushed first, and what that marks is in
            // this one when its turn comes. So days and outages of one commit draw once.
            .toTable(Named.as(Names.TOUCH_SUBJECTS), Stores.touched(Names.TOUCHED_SUBJECTS))
            .toStream(Named.as(Names.SUBJECTS_ON_COMMIT))
            .process(
                () -> new DrawSpans(detector, meters),
                Named.as(Names.DRAW_SPANS),
                Names.DAYS_OF_SUBJECTS,
                Names.DIRTY_SUBJECTS,
                Names.WATCHES,
                Names.STRETCHES_TOLD,
                Names.SPANS_TOLD,
                Names.OUTAGES,
                Names.OUTAGE_BELIEFS);
    drawn
        .flatMap(
            (subject, each) ->
                each.changed().stream()
                    .map(span -> KeyValue.pair(span.getCountry(), span))
                    .toList(),
            Named.as(Names.SPANS_CHANGED))
        .to(
            contracts.name(Topics.OBSERVED_SPANS),
            Produced.with(Serdes.String(), contracts.serde(Topics.OBSERVED_SPANS))
                .withName(Names.SPANS_OUT));
    Failures.add(
        drawn, DeadLetters.DETECT, Names.SPAN_FAILURES, Names.SPAN_FAILURES_OUT, contracts);
  }

  private static KStream<String, String> measured(
      KStream<String, SignalDay> days, Contracts contracts) {
    return days.repartition(
            Repartitioned.<String, SignalDay>as(Names.DAYS_BY_COUNTRY)
                .withKeySerde(Serdes.String())
                .withValueSerde(contracts.serde(Topics.SIGNAL_DAYS))
                .withStreamPartitioner(new ByCountry<>()))
        .processValues(
            WriteDays::new,
            Named.as(Names.WRITE_DAYS),
            Names.DAYS_OF_SUBJECTS,
            Names.DIRTY_SUBJECTS);
  }

  private static KStream<String, String> explained(
      KStream<String, KeyValue<String, OutageChange>> outages) {
    return outages.processValues(
        MarkExplained::new,
        Named.as(Names.MARK_EXPLAINED),
        Names.DAYS_OF_SUBJECTS,
        Names.DIRTY_SUBJECTS);
  }
}
