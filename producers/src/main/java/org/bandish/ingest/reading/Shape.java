package org.bandish.ingest.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The fields that matter in a JSON value, written {@code a, b{c, d}}: all else is stepped over and
 * never held. A field without braces is taken whole; a list has the shape of its items.
 */
public final class Shape {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Map<String, Shape> fields = new HashMap<>();
  private boolean whole = true;

  private Shape() {}

  /** All of a value. */
  public static Shape whole() {
    return new Shape();
  }

  /** Reads the notation. */
  public static Shape of(String text) {
    Shape shape = new Shape();
    String rest = shape.read(text.replaceAll("\\s", ""));
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException("does not end where it should: " + rest);
    }
    return shape;
  }

  /** The same, and a field of another shape. */
  public Shape with(String field, Shape shape) {
    Shape both = new Shape();
    both.fields.putAll(fields);
    both.fields.put(field, shape);
    both.whole = false;
    return both;
  }

  /** Reads the value that begins at the parser's token; afterwards that is the value's last. */
  public JsonNode read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return object(parser);
    } else if (token == JsonToken.START_ARRAY) {
      ArrayNode items = NODES.arrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(read(parser));
      }
      return items;
    }
    return switch (token) {
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  /** Reads a field's value, or steps over it and gives null if it does not matter. */
  JsonNode read(String field, JsonParser parser) throws IOException {
    Shape shape = whole ? this : fields.get(field);
    if (shape == null) {
      parser.skipChildren();
      return null;
    }
    return shape.read(parser);
  }

  private ObjectNode object(JsonParser parser) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      parser.nextToken();
      JsonNode value = read(field, parser);
      if (value != null) {
        object.set(field, value);
      }
    }
    return object;
  }

  private static JsonNode integer(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getDoubleValue());
    };
  }

  private String read(String text) {
    String rest = text;
    whole = false;
    while (!rest.isEmpty() && rest.charAt(0) != '}') {
      int end = 0;
      while (end < rest.length() && "{},".indexOf(rest.charAt(end)) < 0) {
        end++;
      }
      Shape field = new Shape();
      fields.put(rest.substring(0, end), field);
      rest = rest.substring(end);
      if (rest.startsWith("{")) {
        rest = field.read(rest.substring(1)).substring(1);
      }
      if (rest.startsWith(",")) {
        rest = rest.substring(1);
      }
    }
    return rest;
  }
}
