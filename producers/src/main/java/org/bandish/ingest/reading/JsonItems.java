package org.bandish.ingest.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * The items of JSON Lines, or of JSON documents whose lists stand under known names, one at a time.
 * What cannot be read is told with its line; in JSON Lines the next line is read all the same.
 */
public final class JsonItems {
  private static final int HEAD = 64 * 1024;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(256)
                  .maxStringLength(Lines.LONGEST)
                  .build())
          .build();

  /** Takes what is read. */
  public interface Taker {
    /**
     * An item.
     *
     * @param line where it begins, from 1
     * @param item of the shape asked for
     * @param envelope what stood before the list in the same document; empty where nothing did
     */
    void item(int line, JsonNode item, JsonNode envelope) throws IOException;

    /** Something that cannot be read. */
    void broken(int line, String reason) throws IOException;
  }

  /** The source's failure, apart from the taker's. */
  private static final class SourceFailed extends IOException {
    private static final long serialVersionUID = 1L;

    SourceFailed(IOException cause) {
      super(cause);
    }
  }

  private final Shape shape;
  private final Set<String> lists;
  private final Taker taker;
  private long found;

  private JsonItems(Shape shape, Set<String> lists, Taker taker) {
    this.shape = shape;
    this.lists = lists;
    this.taker = taker;
  }

  /**
   * Reads a stream to its end.
   *
   * @param in supports mark
   * @param shape of an item and of its envelope
   * @param lists names of fields that hold the items, or an object with such a field; a document
   *     without any of them is an item itself
   * @throws IOException if the taker fails
   */
  public static void read(InputStream in, Shape shape, Set<String> lists, Taker taker)
      throws IOException {
    JsonItems items = new JsonItems(shape, lists, taker);
    InputStream guarded = guarded(in);
    try {
      if (isLines(in)) {
        items.lines(new Lines(guarded));
      } else {
        items.documents(guarded, 0);
      }
      if (items.found == 0) {
        taker.broken(0, "empty: there is nothing in it");
      }
    } catch (SourceFailed e) {
      taker.broken(0, "cannot be read further: " + reason((IOException) e.getCause()));
    }
  }

  /** Reads one value that is held as text. */
  public static JsonNode value(String text, Shape shape) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      return parser.currentToken() == null
          ? JsonNodeFactory.instance.missingNode()
          : shape.read(parser);
    }
  }

  private void lines(Lines lines) throws IOException {
    while (lines.next()) {
      if (lines.tooLong()) {
        found++;
        taker.broken(
            lines.number(), "a line longer than " + Lines.LONGEST / (1024 * 1024) + " MiB");
      } else if (!lines.isBlank()) {
        try (JsonParser parser = JSON.createParser(lines.bytes(), lines.offset(), lines.length())) {
          values(parser, lines.number() - 1);
        } catch (CharConversionException e) {
          unreadable(lines.number(), e);
        }
      }
    }
  }

  private void documents(InputStream in, int before) throws IOException {
    try (JsonParser parser = JSON.createParser(in)) {
      values(parser, before);
    } catch (CharConversionException e) {
      unreadable(1, e);
    }
  }

  /** Not even letters: what the parser takes for UTF-32 by its first bytes. */
  private void unreadable(int line, CharConversionException e) throws IOException {
    found++;
    taker.broken(line, "not JSON: " + e.getMessage());
  }

  private void values(JsonParser parser, int before) throws IOException {
    try {
      while (parser.nextToken() != null) {
        value(parser, before);
      }
    } catch (JsonProcessingException e) {
      found++;
      int line = before + (e.getLocation() == null ? 1 : e.getLocation().getLineNr());
      taker.broken(line, "not JSON: " + e.getOriginalMessage());
    }
  }

  private void value(JsonParser parser, int before) throws IOException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      array(parser, before, JsonNodeFactory.instance.objectNode());
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      int line = before + parser.currentTokenLocation().getLineNr();
      ObjectNode envelope = JsonNodeFactory.instance.objectNode();
      if (!object(parser, before, envelope)) {
        found++;
        taker.item(line, envelope, JsonNodeFactory.instance.objectNode());
      }
    } else {
      found++;
      taker.broken(before + parser.currentTokenLocation().getLineNr(), "not an object");
    }
  }

  /** Whether it held a list. */
  private boolean object(JsonParser parser, int before, ObjectNode envelope) throws IOException {
    boolean list = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      JsonToken token = parser.nextToken();
      if (lists.contains(field) && token == JsonToken.START_ARRAY) {
        array(parser, before, envelope);
        list = true;
      } else if (lists.contains(field) && token == JsonToken.START_OBJECT) {
        list |= object(parser, before, envelope);
      } else {
        JsonNode value = shape.read(field, parser);
        if (value != null) {
          envelope.set(field, value);
        }
      }
    }
    return list;
  }

  private void array(JsonParser parser, int before, JsonNode envelope) throws IOException {
    found++;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_ARRAY) {
        array(parser, before, envelope);
      } else {
        int line = before + parser.currentTokenLocation().getLineNr();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          taker.item(line, shape.read(parser), envelope);
        } else {
          taker.broken(line, "not an object");
        }
      }
    }
  }

  /** Whether each line is a document: the first one that holds anything begins and ends one. */
  private static boolean isLines(InputStream in) throws IOException {
    String head = Opening.head(in, HEAD);
    int newline = head.stripLeading().indexOf('\n');
    String first = newline < 0 ? head : head.stripLeading().substring(0, newline).strip();
    return newline < 0 || (first.startsWith("{") && first.endsWith("}"));
  }

  private static InputStream guarded(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        try {
          return super.read();
        } catch (IOException e) {
          throw new SourceFailed(e);
        }
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
          return super.read(buffer, offset, length);
        } catch (IOException e) {
          throw new SourceFailed(e);
        }
      }
    };
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
