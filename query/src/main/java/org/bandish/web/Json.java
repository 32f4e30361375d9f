package org.bandish.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/** Writes trees of maps, lists, text, numbers and truth values. */
final class Json {
  private final ObjectMapper mapper = new ObjectMapper();

  /** On one line. */
  String text(Object tree) {
    try {
      return mapper.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
