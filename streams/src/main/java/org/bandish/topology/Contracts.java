package org.bandish.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.bandish.schema.AvroSerde;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Topic;
import org.bandish.schema.Topics;

/** Names and serdes of the topics under one prefix and registry. */
final class Contracts {
  private final String prefix;
  private final RegistryPort registry;

  Contracts(String prefix, RegistryPort registry) {
    this.prefix = prefix;
    this.registry = registry;
  }

  String name(Topic<?> topic) {
    return topic.name(prefix);
  }

  <T extends SpecificRecord> Serde<T> serde(Topic<T> topic) {
    return AvroSerde.of(topic, prefix, registry);
  }

  List<String> factTopics() {
    return Topics.FACTS.stream().map(this::name).toList();
  }

  /** Reads each fact by the type of its topic; writes nothing. */
  Serde<SpecificRecord> facts() {
    Map<String, Deserializer<? extends SpecificRecord>> byTopic = new HashMap<>();
    Topics.FACTS.forEach(topic -> byTopic.put(name(topic), serde(topic).deserializer()));
    return Serdes.serdeFrom(
        (topic, fact) -> {
          throw new UnsupportedOperationException("facts are read here, not written");
        },
        (topic, bytes) -> byTopic.get(topic).deserialize(topic, bytes));
  }
}
