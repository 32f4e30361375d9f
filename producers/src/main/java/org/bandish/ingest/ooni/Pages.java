package org.bandish.ingest.ooni;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The pages that a probe was answered with. */
final class Pages {
  /**
   * A page.
   *
   * @param headers by name in lower case
   */
  record Page(Map<String, String> headers, String body) {}

  private Pages() {}

  static List<Page> of(JsonNode keys) {
    List<Page> pages = new ArrayList<>();
    for (JsonNode request : keys.path("requests")) {
      JsonNode response = request.path("response");
      if (response.isObject()) {
        pages.add(new Page(headers(response), text(response.path("body"))));
      }
    }
    return pages;
  }

  private static Map<String, String> headers(JsonNode response) {
    Map<String, String> headers = new HashMap<>();
    response
        .path("headers")
        .properties()
        .forEach(header -> put(headers, header.getKey(), header.getValue()));
    for (JsonNode header : response.path("headers_list")) {
      put(headers, text(header.path(0)), header.path(1));
    }
    return headers;
  }

  private static void put(Map<String, String> headers, String name, JsonNode value) {
    headers.put(name.toLowerCase(Locale.ROOT), text(value));
  }

  /** What is not UTF-8 comes in base64. */
  private static String text(JsonNode value) {
    if (!value.isObject()) {
      return value.isValueNode() ? value.asText("") : "";
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(value.path("data").asText(""));
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
