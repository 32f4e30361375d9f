package org.bandish.topology;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Properties;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.KStream;
import org.bandish.detect.Detector;
import org.bandish.detect.Detectors;
import org.bandish.schema.RegistryPort;
import org.bandish.timeline.OutageBeliefs;

/** The whole dataflow of the pipeline. */
public final class PipelineTopology {
  private PipelineTopology() {}

  /**
   * The topology.
   *
   * @param config Kafka Streams' properties, with which it will run
   * @param prefix of the topics' names
   * @param derivation how the intervals of a subject follow from its evidence
   */
  public static Topology build(
      Properties config,
      String prefix,
      RegistryPort registry,
      MeterRegistry meters,
      Derivation derivation) {
    return build(
        config, prefix, registry, meters, derivation, OutageBeliefs::of, Detectors.DEFAULT);
  }

  /** The same with another rule of what parts make an outage, and another detector. */
  static Topology build(
      Properties config,
      String prefix,
      RegistryPort registry,
      MeterRegistry meters,
      Derivation derivation,
      MergeOutages merge,
      Detector detector) {
    Properties named = new Properties();
    named.putAll(config);
    // A generated name of a store or changelog would change with the topology and lose its state.
    named.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(named)));
    Contracts contracts = new Contracts(prefix, registry);
    Meters counters = new Meters(meters);
    KStream<String, Entries> entries = EvidenceTopology.add(builder, contracts, counters);
    TimelineTopology.add(builder, entries, contracts, derivation, counters);
    SignalsTopology.Measured measured = SignalsTopology.add(builder, contracts, merge, counters);
    KStream<String, KeyValue<String, OutageChange>> outages =
        OutageTopology.add(builder, entries, measured.parts(), contracts, merge, counters);
    SpanTopology.add(builder, measured.days(), outages, contracts, detector, counters);
    return builder.build();
  }
}
