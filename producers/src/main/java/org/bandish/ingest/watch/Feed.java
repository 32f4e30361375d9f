package org.bandish.ingest.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.bandish.ingest.Importer;

/** One query of one public API, and how its answers follow each other. */
public interface Feed {
  /**
   * One request.
   *
   * @param uri with all parameters
   * @param position where the watch stands once the answer is published; null: it is not yet known
   */
  record Step(URI uri, String position) {}

  /** Name of the importer, such as {@code ooni}. */
  String importer();

  /** The query without what changes from poll to poll: with the importer it names the cursor. */
  String query();

  /** Headers of every request; never sent to another host. */
  Map<String, String> headers();

  /**
   * The first request of a poll.
   *
   * @param position where the watch stands, or null at the very first
   */
  Step first(String position, Instant now);

  /**
   * The request after an answer.
   *
   * @param answered the request that was answered
   * @return null when nothing more is to be asked in this poll
   */
  Step next(Step answered, JsonNode answer, Instant now);

  /** The list in an answer; no list: the API told of something else, such as an error. */
  JsonNode items(JsonNode answer);

  /** Where the watch stands when a poll is over. */
  String caughtUp();

  /** Reads the answers. */
  Importer reader();
}
