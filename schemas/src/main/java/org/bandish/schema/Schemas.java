package org.bandish.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The schemas of all topics against a registry, in the order of {@link Topics#ALL}. */
public final class Schemas {
  private Schemas() {}

  /**
   * Registers the schema of every topic that has one, each subject under FULL_TRANSITIVE; what is
   * registered already stays.
   *
   * @param prefix of the topics' names, as in {@code bandish.}
   * @return the registry's id of each topic's schema
   * @throws RegistryPort.RegistryUnavailableException if the registry cannot be reached
   * @throws RegistryPort.IncompatibleSchemaException if it refuses one; those before it stay
   */
  public static Map<Topic<?>, Integer> registerAll(RegistryPort registry, String prefix) {
    return forEach(topic -> registry.register(topic.registrySubject(prefix), topic.schema()));
  }

  /**
   * Whether the registry would accept the schema of each topic that has one; registers nothing.
   *
   * @throws RegistryPort.RegistryUnavailableException if the registry cannot be reached
   */
  public static Map<Topic<?>, Boolean> check(RegistryPort registry, String prefix) {
    return forEach(topic -> registry.isCompatible(topic.registrySubject(prefix), topic.schema()));
  }

  private static <V> Map<Topic<?>, V> forEach(Function<Topic<?>, V> question) {
    Map<Topic<?>, V> answers = new LinkedHashMap<>();
    for (Topic<?> topic : Topics.ALL) {
      if (topic.type() != null) {
        answers.put(topic, question.apply(topic));
      }
    }
    return answers;
  }
}
