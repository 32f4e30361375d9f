package org.bandish.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Just enough JSON to read the worked examples: objects, lists, plain strings, numbers, literals.
 */
final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  static Map<String, Object> object(String text) {
    return new Json(text).object();
  }

  static List<Object> list(String text) {
    return new Json(text).list();
  }

  private char peek() {
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.charAt(at);
  }

  private boolean take(char expected) {
    if (peek() != expected) {
      return false;
    }
    at++;
    return true;
  }

  private void need(char expected) {
    if (!take(expected)) {
      throw new IllegalArgumentException("expected " + expected + " at " + at + " of " + text);
    }
  }

  private Map<String, Object> object() {
    Map<String, Object> map = new LinkedHashMap<>();
    need('{');
    if (take('}')) {
      return map;
    }
    do {
      String key = string();
      need(':');
      map.put(key, value());
    } while (take(','));
    need('}');
    return map;
  }

  private List<Object> list() {
    List<Object> list = new ArrayList<>();
    need('[');
    if (take(']')) {
      return list;
    }
    do {
      list.add(value());
    } while (take(','));
    need(']');
    return list;
  }

  private String string() {
    need('"');
    int end = text.indexOf('"', at);
    String string = text.substring(at, end);
    at = end + 1;
    return string;
  }

  private Object value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> list();
      case '"' -> string();
      default -> literal();
    };
  }

  private Object literal() {
    int from = at;
    while (at < text.length() && ",]} ".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(from, at);
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> Double.valueOf(word);
    };
  }
}
