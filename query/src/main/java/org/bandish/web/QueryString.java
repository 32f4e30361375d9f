package org.bandish.web;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bandish.query.BadParameterException;
import org.bandish.query.Filters;
import org.bandish.query.Param;

/**
 * What was asked for in a request's query string. Read here, since Javalin takes one that cannot be
 * decoded for an empty one, and would answer a question that nobody asked.
 */
final class QueryString {
  private QueryString() {}

  /**
   * Reads it.
   *
   * @throws BadParameterException if it cannot be read, or asks for what there is not
   */
  static Filters of(Context ctx, Set<Param> params) {
    Map<String, List<String>> raw = new LinkedHashMap<>();
    String query = ctx.queryString() == null ? "" : ctx.queryString();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoded(pair, equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(name, pair.substring(equals + 1));
        raw.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
      }
    }
    return Filters.parse(raw, params);
  }

  private static String decoded(String parameter, String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadParameterException(parameter, "'" + text + "' is not percent-encoded");
    }
  }
}
