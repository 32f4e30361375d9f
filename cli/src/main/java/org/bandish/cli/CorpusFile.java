package org.bandish.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.function.Consumer;
import org.bandish.detect.corpus.Case;
import org.bandish.detect.corpus.Scenario;

/**
 * A labelled corpus: JSON Lines, each line a case that is made by seed ({@code {"scenario":
 * "exam-hours", "seed": 3}}) or one that is written out ({@link WrittenCase}).
 */
final class CorpusFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private CorpusFile() {}

  /**
   * Reads case by case: a corpus is larger than it looks.
   *
   * @throws CannotRunException if the file cannot be read, or a line is no case: with file, line
   *     and reason
   */
  static void read(Path file, Consumer<Case> cases) {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          cases.accept(parse(file + ":" + number, line));
        }
      }
    } catch (IOException e) {
      throw new CannotRunException("cannot read the corpus " + file, e);
    }
  }

  private static Case parse(String place, String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (node.has("case")) {
        return WrittenCase.of(node);
      }
      JsonNode seed = node.path("seed");
      if (!seed.canConvertToExactIntegral()) {
        throw new IllegalArgumentException("a case needs a scenario and a whole seed, or hours");
      }
      return Scenario.of(node.path("scenario").asText()).make(seed.longValue());
    } catch (JsonProcessingException e) {
      throw new CannotRunException(place + ": no JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new CannotRunException(place + ": " + e.getMessage(), e);
    }
  }
}
