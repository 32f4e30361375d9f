package org.bandish.ingest.evidence;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.ingest.Content;
import org.bandish.ingest.Nearest;
import org.bandish.ingest.Registry;

/** From a mapping with a {@code type} to the fact or definition it means. */
final class Kinds {
  /** Reads the fields of one kind. */
  private interface Reader {
    SpecificRecord read(Fields fields, Registry registry, Clock clock) throws Invalid;
  }

  private record Kind(Set<String> fields, boolean definition, Reader reader) {}

  private static final Map<String, Kind> BY_TYPE = new LinkedHashMap<>();

  static {
    BY_TYPE.put("ban-order", fact(Orders.FIELDS, Orders::read));
    BY_TYPE.put("court-ruling", fact(Rulings.FIELDS, Rulings::read));
    BY_TYPE.put("network-signal", fact(Signals.FIELDS, Signals::read));
    BY_TYPE.put("statement", fact(Statements.FIELDS, Statements::read));
    BY_TYPE.put("withdrawal", fact(Statements.WITHDRAWAL_FIELDS, Statements::readWithdrawal));
    BY_TYPE.put("platform", definition(Definitions.PLATFORM_FIELDS, Definitions::platform));
    BY_TYPE.put("authority", definition(Definitions.AUTHORITY_FIELDS, Definitions::authority));
  }

  /** Builds a fact from its draft. */
  private interface Builder {
    SpecificRecord build(Draft draft) throws Invalid;
  }

  /** Builds a definition from its fields. */
  private interface Definer {
    SpecificRecord build(Fields fields) throws Invalid;
  }

  private Kinds() {}

  /** Whether the mapping defines a platform or an authority. */
  static boolean isDefinition(Node node) {
    String type = typeOf(node);
    return type != null && BY_TYPE.containsKey(type) && BY_TYPE.get(type).definition();
  }

  /**
   * Reads a fact or a definition.
   *
   * @throws Invalid at the first rule it breaks
   */
  static SpecificRecord read(Tree tree, Registry registry, Clock clock) throws Invalid {
    if (tree.problem() != null) {
      throw tree.problem();
    }
    if (!(tree.node() instanceof Node.Mapping mapping)) {
      throw new Invalid(
          tree.node().line(),
          null,
          "a fact is a mapping of fields to values, not " + tree.node().what());
    }
    Kind kind = kind(mapping);
    SpecificRecord fact =
        kind.reader().read(new Fields("", mapping, kind.fields()), registry, clock);
    if (Content.of(fact).length > Content.LARGEST) {
      throw new Invalid(
          mapping.line(), null, "too large: more than " + Content.LARGEST / 1024 + " KiB");
    }
    return fact;
  }

  private static Kind kind(Node.Mapping mapping) throws Invalid {
    Node.Field field = mapping.fields().get("type");
    String types = "one of " + String.join(", ", BY_TYPE.keySet());
    if (field == null) {
      throw new Invalid(mapping.line(), "type", "missing; " + types);
    }
    String type = typeOf(mapping);
    Kind kind = type == null ? null : BY_TYPE.get(type);
    if (kind == null) {
      throw new Invalid(
          field.line(),
          "type",
          "unknown type "
              + field.value().what()
              + "; "
              + types
              + (type == null ? "" : Nearest.hint(type, BY_TYPE.keySet())));
    }
    return kind;
  }

  private static String typeOf(Node node) {
    Node.Field field = node instanceof Node.Mapping mapping ? mapping.fields().get("type") : null;
    return field != null && field.value() instanceof Node.Scalar scalar ? scalar.text() : null;
  }

  private static Kind fact(Set<String> fields, Builder builder) {
    return new Kind(
        fields, false, (read, registry, clock) -> builder.build(new Draft(read, registry, clock)));
  }

  private static Kind definition(Set<String> fields, Definer definer) {
    return new Kind(fields, true, (read, registry, clock) -> definer.build(read));
  }
}
