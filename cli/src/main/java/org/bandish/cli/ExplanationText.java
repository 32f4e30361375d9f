package org.bandish.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** An explanation to be read: the ban, what gave its parts, and what each fact changed. */
final class ExplanationText {
  private static final String INDENT = "  ";

  private ExplanationText() {}

  /** Prints the answer of the service. */
  static void print(JsonNode answer, PrintWriter out) {
    out.println(answer.path("summary").asText());
    out.println(
        INDENT + answer.path("interval").asText() + ", as of " + answer.path("asOf").asText());
    out.println();
    out.println("Why it is as it is");
    for (JsonNode reason : answer.path("reasons")) {
      out.println(
          INDENT + reason.path("sentence").asText() + " [" + reason.path("rule").asText() + "]");
      reason.path("evidence").forEach(id -> out.println(INDENT.repeat(3) + "by " + id.asText()));
    }
    out.println();
    out.println("What each fact changed when it became public");
    for (JsonNode step : answer.path("items")) {
      out.println(INDENT + step.path("knownAt").asText() + " " + step.path("evidence").asText());
      out.println(INDENT.repeat(2) + step.path("sentence").asText());
      sources(step, out);
    }
  }

  private static void sources(JsonNode of, PrintWriter out) {
    for (JsonNode source : of.path("sources")) {
      String title = source.path("title").asText("");
      String url = source.path("url").asText("");
      out.println(INDENT.repeat(3) + (title + " " + url).strip());
    }
  }
}
