package org.bandish.ingest.evidence;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One value read from a parser, to its end even where it breaks a rule of form, so that the next
 * can be read.
 *
 * @param node as far as it was kept
 * @param problem the first broken rule of form, or null
 */
record Tree(Node node, Invalid problem) {
  /** Text of one fact, in characters: what a message to the broker can safely hold. */
  static final int MOST_TEXT = 256 * 1024;

  private static final int MOST_NODES = 10_000;

  /**
   * Reads the value that begins at the parser's current token.
   *
   * @param firstLine the line of the file in which the parser's first line lies
   * @param anchors those of the source so far; gets those of this value
   */
  static Tree read(JsonParser parser, int firstLine, Anchors anchors) throws IOException {
    Builder builder = new Builder(parser, firstLine, anchors);
    Node node = builder.value(parser.currentToken());
    return new Tree(node, builder.problem);
  }

  private static final class Builder {
    private final JsonParser parser;
    private final int firstLine;
    private final Anchors anchors;
    private Invalid problem;
    private int characters;
    private int nodes;

    Builder(JsonParser parser, int firstLine, Anchors anchors) {
      this.parser = parser;
      this.firstLine = firstLine;
      this.anchors = anchors;
    }

    Node value(JsonToken token) throws IOException {
      if (!(parser instanceof YAMLParser yaml)) {
        return written(token);
      }
      if (yaml.isCurrentAlias()) {
        return aliased(yaml.getText());
      }
      String anchor = yaml.getObjectId();
      int nodesBefore = nodes;
      int charactersBefore = characters;
      Node node = written(token);
      if (anchor != null && !full()) {
        anchors.name(
            anchor, new Anchors.Anchored(node, nodes - nodesBefore, characters - charactersBefore));
      }
      return node;
    }

    /** Counts as if it were written out, so that what it stands for cannot outgrow a fact. */
    private Node aliased(String anchor) {
      int line = line();
      Anchors.Anchored value = anchors.get(anchor);
      if (value == null) {
        broken(
            line,
            "the YAML alias *" + anchor + " names no list or mapping before it; write it out");
      } else {
        nodes = Math.min(MOST_NODES + 1, nodes + value.nodes());
        grow(line, value.characters());
      }
      return value == null || full() ? new Node.Scalar(line, Node.Kind.NOTHING, "") : value.node();
    }

    private Node written(JsonToken token) throws IOException {
      int line = line();
      nodes++;
      return switch (token) {
        case START_OBJECT -> mapping(line);
        case START_ARRAY -> items(line);
        case VALUE_NULL -> new Node.Scalar(line, Node.Kind.NOTHING, "");
        case VALUE_TRUE, VALUE_FALSE -> new Node.Scalar(line, Node.Kind.TRUTH, text(line));
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
            new Node.Scalar(line, Node.Kind.NUMBER, text(line));
        case VALUE_STRING -> new Node.Scalar(line, Node.Kind.TEXT, text(line));
        default -> {
          broken(line, "neither text, number, list nor mapping");
          yield new Node.Scalar(line, Node.Kind.NOTHING, "");
        }
      };
    }

    private Node mapping(int line) throws IOException {
      Map<String, Node.Field> fields = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        int at = line();
        String name = parser.currentName();
        grow(at, name.length());
        Node value = value(parser.nextToken());
        if (full()) {
          continue;
        }
        if (name.equals("<<")) {
          broken(at, "YAML merge keys (<<) are not read; write the fields out");
        }
        if (fields.putIfAbsent(name, new Node.Field(at, value)) != null) {
          broken(at, "the field '" + name + "' is given twice");
        }
      }
      return new Node.Mapping(line, fields);
    }

    private Node items(int line) throws IOException {
      List<Node> values = new ArrayList<>();
      for (JsonToken next = parser.nextToken();
          next != JsonToken.END_ARRAY;
          next = parser.nextToken()) {
        Node value = value(next);
        if (!full()) {
          values.add(value);
        }
      }
      return new Node.Items(line, values);
    }

    private String text(int line) throws IOException {
      String text = parser.getText();
      grow(line, text.length());
      return full() ? "" : text;
    }

    private void grow(int line, int more) {
      characters += Math.min(more, MOST_TEXT + 1);
      if (characters > MOST_TEXT) {
        characters = MOST_TEXT + 1;
      }
      if (full()) {
        broken(
            line,
            "too large: a fact holds at most "
                + MOST_TEXT / 1024
                + " KiB of text and "
                + MOST_NODES
                + " values");
      }
    }

    private boolean full() {
      return characters > MOST_TEXT || nodes > MOST_NODES;
    }

    private void broken(int line, String reason) {
      if (problem == null) {
        problem = new Invalid(line, null, reason);
      }
    }

    private int line() {
      return firstLine + Math.max(1, parser.currentTokenLocation().getLineNr()) - 1;
    }
  }
}
