package org.bandish.ingest.watch;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Puts addresses together. */
final class Uris {
  private Uris() {}

  /**
   * An address with parameters; one whose value is null is left out.
   *
   * @param base without parameters
   * @param pairs names and values in turn
   */
  static URI of(String base, Object... pairs) {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1] != null) {
        query
            .append(query.isEmpty() ? '?' : '&')
            .append(pairs[i])
            .append('=')
            .append(URLEncoder.encode(pairs[i + 1].toString(), StandardCharsets.UTF_8));
      }
    }
    return URI.create(base + query);
  }
}
