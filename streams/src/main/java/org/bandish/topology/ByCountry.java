package org.bandish.topology;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Where Kafka's default partitioner puts the facts of the country with which the key begins. */
final class ByCountry<V> implements StreamPartitioner<String, V> {
  private static final int COUNTRY = 2;

  @Override
  public Optional<Set<Integer>> partitions(String topic, String key, V value, int numPartitions) {
    byte[] country = key.substring(0, COUNTRY).getBytes(StandardCharsets.UTF_8);
    return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(country)) % numPartitions));
  }
}
