package org.bandish.ingest.reading;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The query that an answer answers, as the API documents it: {@code probe_cc=IQ&test_name=signal}.
 * It supplies what the answer itself does not repeat.
 */
public final class Query {
  private final Map<String, String> values;

  private Query(Map<String, String> values) {
    this.values = values;
  }

  /** No query is known. */
  public static Query none() {
    return new Query(Map.of());
  }

  /** Reads a query string, or the URL that ends in one. */
  public static Query of(String query) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : query.substring(query.indexOf('?') + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return new Query(values);
  }

  /** A parameter's value, or null. */
  public String get(String name) {
    String value = values.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
