package org.bandish.ingest.evidence;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bandish.ingest.Nearest;
import org.bandish.schema.FactJson;

/**
 * The fields of one mapping, read by type. What is absent or empty is null; what is wrong, thrown.
 */
final class Fields {
  private final String path;
  private final Node.Mapping mapping;

  /**
   * Takes the fields of a mapping.
   *
   * @param path before the names in messages, such as {@code sources[0].}
   * @param known the names that may stand
   * @throws Invalid if another name stands
   */
  Fields(String path, Node.Mapping mapping, Set<String> known) throws Invalid {
    this.path = path;
    this.mapping = mapping;
    for (Map.Entry<String, Node.Field> field : mapping.fields().entrySet()) {
      String name = field.getKey();
      if (!known.contains(name)) {
        throw new Invalid(
            field.getValue().line(), path + name, "unknown field" + Nearest.hint(name, known));
      }
    }
  }

  boolean has(String name) {
    return value(name) != null;
  }

  /** The field, or an error that says what it is for. */
  String required(String name) throws Invalid {
    String text = text(name);
    if (text == null) {
      throw wrong(name, "missing");
    }
    return text;
  }

  /** A scalar as it was written, or null. */
  String text(String name) throws Invalid {
    Node value = value(name);
    return value == null ? null : scalar(name, value);
  }

  /** A list of scalars; empty if absent. */
  List<String> texts(String name) throws Invalid {
    List<String> texts = new ArrayList<>();
    int i = 0;
    for (Node value : items(name)) {
      texts.add(scalar(name + "[" + i++ + "]", value));
    }
    return texts;
  }

  /** A list of scalars, or one scalar that stands for a list of one; empty if absent. */
  List<String> oneOrMore(String name) throws Invalid {
    Node value = value(name);
    return value instanceof Node.Scalar ? List.of(scalar(name, value)) : texts(name);
  }

  /** A mapping below, or null. */
  Fields below(String name, Set<String> known) throws Invalid {
    Node value = value(name);
    return value == null ? null : below(name, value, known);
  }

  /** A list of mappings; empty if absent. */
  List<Fields> list(String name, Set<String> known) throws Invalid {
    List<Fields> list = new ArrayList<>();
    int i = 0;
    for (Node value : items(name)) {
      list.add(below(name + "[" + i++ + "]", value, known));
    }
    return list;
  }

  /** A finite number, or null. */
  Double number(String name) throws Invalid {
    String written = number(name, "must be a number");
    if (written == null) {
      return null;
    }
    double number = Double.parseDouble(written);
    if (!Double.isFinite(number)) {
      throw wrong(name, "too large: " + written);
    }
    return number;
  }

  /** A whole number from least to most, or null. */
  Long whole(String name, long least, long most) throws Invalid {
    String range = "must be a whole number from " + least + " to " + most;
    String written = number(name, range);
    if (written == null) {
      return null;
    }
    if (!written.matches("-?\\d{1,18}")
        || Long.parseLong(written) < least
        || Long.parseLong(written) > most) {
      throw wrong(name, range + ", not " + written);
    }
    return Long.valueOf(written);
  }

  /** True or false. */
  boolean flag(String name, boolean absent) throws Invalid {
    Node value = value(name);
    if (value == null) {
      return absent;
    }
    if (value instanceof Node.Scalar scalar && scalar.isTruth()) {
      return Boolean.parseBoolean(scalar.text());
    }
    throw wrong(name, "must be true or false, not " + value.what());
  }

  /** One of an enum's words, or null. */
  <E extends Enum<E>> E word(String name, Class<E> type, Set<E> allowed) throws Invalid {
    String text = text(name);
    if (text == null) {
      return null;
    }
    List<String> words = new ArrayList<>();
    for (E constant : EnumSet.allOf(type)) {
      if (allowed.contains(constant)) {
        if (FactJson.word(constant).equals(text)) {
          return constant;
        }
        words.add(FactJson.word(constant));
      }
    }
    throw wrong(
        name,
        "unknown value '"
            + text
            + "'; one of "
            + String.join(", ", words)
            + Nearest.hint(text, words));
  }

  /** An error at the field: at its line, or where the mapping begins if it is absent. */
  Invalid wrong(String name, String reason) {
    int bracket = name.indexOf('[');
    Node.Field field = mapping.fields().get(bracket < 0 ? name : name.substring(0, bracket));
    return new Invalid(field == null ? mapping.line() : field.line(), path + name, reason);
  }

  private Node value(String name) {
    Node.Field field = mapping.fields().get(name);
    boolean nothing =
        field == null
            || (field.value() instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NOTHING);
    return nothing ? null : field.value();
  }

  private String scalar(String name, Node value) throws Invalid {
    if (!(value instanceof Node.Scalar scalar)) {
      throw new Invalid(value.line(), path + name, "must be one word or text, not " + value.what());
    }
    if (scalar.text().isBlank()) {
      throw new Invalid(value.line(), path + name, "is empty");
    }
    return scalar.text();
  }

  private List<Node> items(String name) throws Invalid {
    Node value = value(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof Node.Items items) {
      return items.values();
    }
    throw wrong(name, "must be a list, not " + value.what() + "; write [" + "…]");
  }

  private Fields below(String name, Node value, Set<String> known) throws Invalid {
    if (value instanceof Node.Mapping below) {
      return new Fields(path + name + ".", below, known);
    }
    throw new Invalid(
        value.line(),
        path + name,
        "must be a mapping of " + String.join(", ", known) + ", not " + value.what());
  }

  private String number(String name, String must) throws Invalid {
    Node value = value(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Node.Scalar scalar
        && scalar.kind() == Node.Kind.NUMBER
        && scalar.text().matches("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d{1,3})?|[-+]?\\.\\d+")) {
      return scalar.text();
    }
    throw wrong(name, must + ", not " + value.what());
  }
}
