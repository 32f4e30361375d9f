package org.bandish.topology;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.bandish.schema.RegistryPort;
import org.bandish.timeline.Timeline;

/** The whole dataflow of the pipeline. */
public final class PipelineTopology {
  private PipelineTopology() {}

  /** The topology as it runs. */
  public static Topology build(
      Properties config, String prefix, RegistryPort registry, MeterRegistry meters) {
    return build(config, prefix, registry, meters, new Derivation(Timeline::derive));
  }

  /** The topology with another derivation. */
  public static Topology build(
      Properties config,
      String prefix,
      RegistryPort registry,
      MeterRegistry meters,
      Derivation derivation) {
    Properties named = new Properties();
    named.putAll(config);
    // A generated name of a store or changelog would change with the topology and lose its state.
    named.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(named)));
    Contracts contracts = new Contracts(prefix, registry);
    Meters counters = new Meters(meters);
    TimelineTopology.add(
        builder,
        EvidenceTopology.add(builder, contracts, counters),
        contracts,
        derivation,
        counters);
    return builder.build();
  }
}
