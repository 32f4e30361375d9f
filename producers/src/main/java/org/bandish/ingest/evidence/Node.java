package org.bandish.ingest.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value as it was written, with the line where it begins. */
sealed interface Node {
  int line();

  /** As maps, lists, texts, numbers and truth values. */
  Object plain();

  /** In words, for messages. */
  String what();

  /**
   * What a scalar looks like. A date is text, and so is a year in quotes; YAML takes also {@code
   * no} for a truth value, which is Norway where a country is meant.
   */
  enum Kind {
    TEXT,
    NUMBER,
    TRUTH,
    NOTHING
  }

  /** One word; the text is as written, so that 2012 stays 2012 and 010 stays 010. */
  record Scalar(int line, Kind kind, String text) implements Node {
    private static final int SHOWN = 60;

    @Override
    public Object plain() {
      return switch (kind) {
        case NOTHING -> null;
        case TRUTH -> truth();
        case NUMBER -> number();
        case TEXT -> text;
      };
    }

    @Override
    public String what() {
      return kind == Kind.NOTHING
          ? "nothing"
          : "'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "'";
    }

    /** Whether it is written true or false, as JSON does. */
    boolean isTruth() {
      return kind == Kind.TRUTH && (text.equals("true") || text.equals("false"));
    }

    private Object truth() {
      return isTruth() ? (Object) Boolean.valueOf(text) : text;
    }

    private Object number() {
      if (text.matches("-?(0|[1-9]\\d{0,17})")) {
        return Long.valueOf(text);
      }
      return text.matches("-?(0|[1-9]\\d{0,17})\\.\\d{1,17}")
          ? (Object) Double.valueOf(text)
          : text;
    }
  }

  /** A list. */
  record Items(int line, List<Node> values) implements Node {
    @Override
    public Object plain() {
      List<Object> plain = new ArrayList<>(values.size());
      values.forEach(value -> plain.add(value.plain()));
      return plain;
    }

    @Override
    public String what() {
      return "a list";
    }
  }

  /** Fields in the order written. */
  record Mapping(int line, Map<String, Field> fields) implements Node {
    @Override
    public Object plain() {
      Map<String, Object> plain = new LinkedHashMap<>();
      fields.forEach((name, field) -> plain.put(name, field.value().plain()));
      return plain;
    }

    @Override
    public String what() {
      return "a mapping";
    }
  }

  /** A field's value, and the line of its name. */
  record Field(int line, Node value) {}
}
