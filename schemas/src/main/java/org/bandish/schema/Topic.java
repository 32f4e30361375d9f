package org.bandish.schema;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic: its name without prefix, what its key is, the type of its values, and how it is kept.
 *
 * @param suffix the name after the prefix, for example {@code ban-orders}
 * @param key what the key is, in words
 * @param type generated class of the values; null where the values are bytes of any kind
 * @param fact whether producers or the pipeline publish facts on it, keyed by country (such topics
 *     share one partition count)
 * @param partitions the fixed number of partitions; 0: as configured
 * @param config topic configuration besides what all topics have
 */
public record Topic<T extends SpecificRecord>(
    String suffix,
    String key,
    Class<T> type,
    boolean fact,
    int partitions,
    Map<String, String> config) {
  static {
    Vocabulary.trust();
  }

  /** Name on the cluster. */
  public String name(String prefix) {
    return prefix + suffix;
  }

  /** Subject of the value's schema in the registry. */
  public String registrySubject(String prefix) {
    return name(prefix) + "-value";
  }

  /**
   * The schema with which values are written.
   *
   * @throws IllegalStateException if the topic holds bytes of any kind
   */
  public Schema schema() {
    if (type == null) {
      throw new IllegalStateException(suffix + " has no schema");
    }
    return SpecificData.get().getSchema(type);
  }
}
