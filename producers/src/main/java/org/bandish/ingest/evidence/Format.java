package org.bandish.ingest.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.bandish.ingest.Sources;

/** How an evidence file is written: by its name, else by how it begins. */
enum Format {
  YAML,
  JSON,
  LINES;

  /** Endings of the names of evidence files. */
  static final Set<String> ENDINGS = Set.of("yaml", "yml", "json", "jsonl", "ndjson");

  private static final int HEAD = 8 * 1024;

  /**
   * The format of a source.
   *
   * @param in supports mark; stands at its beginning again afterwards
   * @throws Invalid if it is empty or not text in UTF-8
   */
  static Format of(String name, InputStream in) throws IOException, Invalid {
    in.mark(HEAD);
    byte[] head = in.readNBytes(HEAD);
    in.reset();
    if (head.length == 0) {
      throw new Invalid(0, null, "empty: the file holds no fact");
    }
    if (startsWith(head, 0xFE, 0xFF) || startsWith(head, 0xFF, 0xFE)) {
      throw new Invalid(0, null, "in UTF-16; evidence files are in UTF-8");
    }
    for (byte b : head) {
      if (b == 0) {
        throw new Invalid(0, null, "binary, not text");
      }
    }
    return switch (Sources.ending(name)) {
      case "yaml", "yml" -> YAML;
      case "json" -> JSON;
      case "jsonl", "ndjson" -> LINES;
      default -> guess(new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").strip());
    };
  }

  private static Format guess(String head) {
    if (head.matches("(?s)\\[\\s*(\\{\\s*\"|]).*")) {
      return JSON;
    }
    if (head.matches("(?s)\\{\\s*\".*")) {
      return head.lines().findFirst().orElse("").strip().endsWith("}") ? LINES : JSON;
    }
    return YAML;
  }

  private static boolean startsWith(byte[] head, int first, int second) {
    return head.length > 1 && (head[0] & 0xFF) == first && (head[1] & 0xFF) == second;
  }
}
