package org.bandish.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Topic;
import org.bandish.schema.Topics;

/** The value schemas of all topics in the registry. */
public final class Schemas {
  private Schemas() {}

  /**
   * Registers every topic's schema under its own subject with FULL_TRANSITIVE compatibility;
   * registered ones keep their id.
   *
   * @return schema id by registry subject, in the order of the contract
   * @throws RegistryPort.IncompatibleSchemaException if the registry refuses one
   * @throws RegistryPort.RegistryUnavailableException if the registry cannot be reached and the
   *     port does not wait
   */
  public static Map<String, Integer> registerAll(RegistryPort registry, String prefix) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (Topic<?> topic : withSchema()) {
      String subject = topic.registrySubject(prefix);
      ids.put(subject, registry.register(subject, topic.schema()));
    }
    return ids;
  }

  /**
   * Registry subjects whose registered versions are incompatible with this build's schema;
   * registers nothing.
   */
  public static List<String> incompatible(RegistryPort registry, String prefix) {
    return withSchema().stream()
        .filter(topic -> !registry.isCompatible(topic.registrySubject(prefix), topic.schema()))
        .map(topic -> topic.registrySubject(prefix))
        .toList();
  }

  private static List<Topic<?>> withSchema() {
    List<Topic<?>> topics = new ArrayList<>(Topics.ALL);
    topics.removeIf(topic -> topic.type() == null);
    return topics;
  }
}
