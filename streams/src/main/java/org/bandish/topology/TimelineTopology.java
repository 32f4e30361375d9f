package org.bandish.topology;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.schema.Topics;

/**
 * Once per commit, for each subject whose ledger changed: derive its intervals anew and publish
 * what differs.
 *
 * <p>The table of touched countries is there for its cache alone: the cache is flushed as part of a
 * commit, so that a country is derived once for all facts of that commit, in the same transaction.
 */
final class TimelineTopology {
  private TimelineTopology() {}

  static void add(
      StreamsBuilder builder,
      KStream<String, Entries> entries,
      Contracts contracts,
      Derivation derivation,
      Meters meters) {
    builder.addStateStore(Stores.intervals(contracts));
    Materialized<String, String, KeyValueStore<Bytes, byte[]>> touched =
        Materialized.<String, String, KeyValueStore<Bytes, byte[]>>as(Names.TOUCHED)
            .withKeySerde(Serdes.String())
            .withValueSerde(Serdes.String())
            .withCachingEnabled();
    KStream<String, Conclusions> conclusions =
        entries
            .mapValues(Entries::mark, Named.as(Names.MARK))
            .toTable(Named.as(Names.TOUCH), touched)
            .toStream(Named.as(Names.ON_COMMIT))
            .process(
                () -> new DeriveTimeline(derivation, meters),
                Named.as(Names.DERIVE),
                Names.EVIDENCE,
                Names.DIRTY,
                Names.INTERVALS);
    transitions(conclusions, contracts);
    intervals(conclusions, contracts);
    status(conclusions, contracts);
    recurrences(conclusions, contracts);
    Failures.add(conclusions, DeadLetters.DERIVE, Names.FAILURES, Names.FAILURES_OUT, contracts);
  }

  private static void transitions(KStream<String, Conclusions> conclusions, Contracts contracts) {
    conclusions
        .flatMapValues(Conclusions::transitions, Named.as(Names.TRANSITIONS))
        .to(
            contracts.name(Topics.BAN_TRANSITIONS),
            Produced.with(Serdes.String(), contracts.serde(Topics.BAN_TRANSITIONS))
                .withStreamPartitioner(new OnePartition<>())
                .withName(Names.TRANSITIONS_OUT));
  }

  private static void intervals(KStream<String, Conclusions> conclusions, Contracts contracts) {
    conclusions
        .flatMap(
            (subject, concluded) ->
                concluded.transitions().stream()
                    .map(change -> KeyValue.pair(change.getIntervalId(), change.getAfter()))
                    .toList(),
            Named.as(Names.INTERVALS_CHANGED))
        .to(
            contracts.name(Topics.BAN_INTERVALS),
            Produced.with(Serdes.String(), contracts.serde(Topics.BAN_INTERVALS))
                .withName(Names.INTERVALS_OUT));
  }

  private static void status(KStream<String, Conclusions> conclusions, Contracts contracts) {
    conclusions
        .mapValues(Conclusions::status, Named.as(Names.STATUS))
        .to(
            contracts.name(Topics.PLATFORM_STATUS),
            Produced.with(Serdes.String(), contracts.serde(Topics.PLATFORM_STATUS))
                .withName(Names.STATUS_OUT));
  }

  /** Statistics change with the intervals alone; without intervals there are none. */
  private static void recurrences(KStream<String, Conclusions> conclusions, Contracts contracts) {
    conclusions
        .flatMapValues(Conclusions::recurrences, Named.as(Names.RECURRENCE))
        .to(
            contracts.name(Topics.RECURRENCES),
            Produced.with(Serdes.String(), contracts.serde(Topics.RECURRENCES))
                .withName(Names.RECURRENCES_OUT));
  }
}
