package org.bandish.ingest.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.bandish.ingest.Rejected;
import org.bandish.ingest.Source;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The facts of a source one after the other, whatever the format; never more than one in memory.
 * What cannot be read is told with its place, and reading goes on where the format says where the
 * next fact begins.
 */
final class Documents {
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(64)
          .maxStringLength(Lines.LONGEST)
          .maxNameLength(1_000)
          .build();
  private static final JsonFactory JSON =
      JsonFactory.builder().streamReadConstraints(LIMITS).build();
  private static final YAMLFactory YAML =
      YAMLFactory.builder().loaderOptions(yamlLimits()).streamReadConstraints(LIMITS).build();

  /** Takes what is read. */
  interface Taker {
    void fact(Tree tree) throws IOException;

    void unreadable(Rejected rejected) throws IOException;
  }

  /** The sink's own failure, apart from the source's. */
  private static final class TakerFailed extends IOException {
    private static final long serialVersionUID = 1L;

    TakerFailed(IOException cause) {
      super(cause);
    }
  }

  private final String name;
  private final Taker taker;
  private final Anchors anchors = new Anchors();
  private long found;

  private Documents(String name, Taker taker) {
    this.name = name;
    this.taker = taker;
  }

  /**
   * Reads a source to its end.
   *
   * @throws IOException if the taker fails
   */
  static void read(Source source, Taker taker) throws IOException {
    Documents documents = new Documents(source.name(), taker);
    try (InputStream in = source.open()) {
      switch (Format.of(source.name(), in)) {
        case YAML -> documents.yaml(in);
        case JSON -> documents.json(in);
        case LINES -> documents.lines(in);
      }
      if (documents.found == 0) {
        documents.unreadable(0, "empty: the file holds no fact");
      }
    } catch (TakerFailed e) {
      throw (IOException) e.getCause();
    } catch (Invalid e) {
      documents.unreadable(e.line(), e.getMessage());
    } catch (IOException e) {
      documents.unreadable(0, "cannot be read: " + reason(e));
    }
  }

  private void yaml(InputStream in) throws IOException {
    YamlParts parts = new YamlParts(new Lines(in));
    for (YamlParts.Part part = parts.next(); part != null; part = parts.next()) {
      if (part.problem() != null) {
        unreadable(part.problemLine(), part.problem());
        continue;
      }
      try (JsonParser parser = YAML.createParser(part.text())) {
        values(parser, part.line());
      } catch (JsonProcessingException | YAMLException e) {
        unreadable(line(e, part.line()), "not YAML: " + reason(e));
      }
    }
  }

  private void lines(InputStream in) throws IOException {
    Lines lines = new Lines(in);
    for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
      if (line.problem() != null) {
        unreadable(line.number(), line.problem());
      } else if (!line.text().isBlank()) {
        try (JsonParser parser = JSON.createParser(line.text())) {
          values(parser, line.number());
        } catch (JsonProcessingException e) {
          unreadable(line.number(), "not JSON: " + reason(e));
        }
      }
    }
  }

  private void json(InputStream in) throws IOException {
    InputStreamReader strict =
        new InputStreamReader(
            in,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    try (JsonParser parser = JSON.createParser(new WithoutMark(strict))) {
      try {
        values(parser, 1);
      } catch (JsonProcessingException e) {
        unreadable(line(e, 1), "not JSON: " + reason(e) + "; the rest of the file was not read");
      } catch (CharacterCodingException e) {
        int line = parser.currentLocation().getLineNr();
        unreadable(line, "not in UTF-8; the file was read to this line");
      }
    }
  }

  private void values(JsonParser parser, int firstLine) throws IOException {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.START_ARRAY) {
        found++;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          fact(Tree.read(parser, firstLine, anchors));
        }
      } else {
        fact(Tree.read(parser, firstLine, anchors));
      }
    }
  }

  private void fact(Tree tree) throws IOException {
    found++;
    try {
      taker.fact(tree);
    } catch (IOException e) {
      throw new TakerFailed(e);
    }
  }

  private void unreadable(int line, String reason) throws IOException {
    found++;
    taker.unreadable(Rejected.unreadable(name, line, reason));
  }

  private static int line(Exception e, int firstLine) {
    if (e instanceof JsonProcessingException json && json.getLocation() != null) {
      return firstLine + Math.max(1, json.getLocation().getLineNr()) - 1;
    }
    return firstLine;
  }

  private static String reason(Exception e) {
    if (e.getCause() instanceof MarkedYAMLException yaml) {
      return yaml.getContext() == null
          ? yaml.getProblem()
          : yaml.getContext() + ", " + yaml.getProblem();
    }
    return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
  }

  private static LoaderOptions yamlLimits() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Lines.LONGEST + 1);
    options.setNestingDepthLimit(64);
    return options;
  }
}
