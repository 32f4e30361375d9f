package org.bandish.web;

import static org.bandish.web.IntervalJson.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bandish.event.BanInterval;
import org.bandish.event.Source;
import org.bandish.query.Ban;
import org.bandish.query.Explained;
import org.bandish.schema.Countries;
import org.bandish.timeline.Explanation;
import org.bandish.timeline.Reasons;

/** Why a ban is as it is, as the contract writes it: a list of steps, with more beside. */
final class ExplanationJson {
  private ExplanationJson() {}

  /**
   * The explanation.
   *
   * @param platform the platform's name
   */
  static Map<String, Object> of(Explained explained, String platform) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("interval", explained.ban().interval().getId());
    json.put("summary", summary(explained.ban(), platform));
    json.put("reasons", explained.reasons().stream().map(ExplanationJson::reason).toList());
    json.put("items", explained.steps().items().stream().map(ExplanationJson::step).toList());
    json.put("next", explained.steps().next());
    json.put("cursor", explained.steps().cursor());
    json.put("asOf", explained.steps().asOf());
    return json;
  }

  private static String summary(Ban ban, String platform) {
    BanInterval interval = ban.interval();
    String where =
        Countries.nameOf(interval.getCountry())
            + (interval.getRegion() == null ? "" : " (" + interval.getRegion() + ")");
    String did = interval.getRestriction().name().equals("THROTTLE") ? "slowed down" : "banned";
    String from = " from " + interval.getStart().getDate();
    String to =
        interval.getEnd() == null
            ? " on"
            : interval.getEnd().getDate() == null
                ? " to a day that is not known"
                : " to " + interval.getEnd().getDate();
    String days =
        interval.getDays() == null
            ? ""
            : ", " + interval.getDays() + (interval.getDays() == 1 ? " day" : " days");
    return platform + " was " + did + " in " + where + from + to + days + ".";
  }

  private static Map<String, Object> reason(Reasons.Reason reason) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("part", reason.part());
    json.put("rule", reason.rule());
    json.put("section", "domain " + reason.section());
    json.put("sentence", reason.sentence());
    json.put("evidence", reason.evidence());
    json.put("sources", sources(reason.sources()));
    return json;
  }

  private static Map<String, Object> step(Explanation.Step step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("evidence", step.fact().getId());
    json.put("type", Facts.type(step.fact()));
    json.put("knownAt", text(step.knownAt()));
    json.put("effect", step.effect());
    json.put("rule", step.rule());
    json.put("section", "domain " + step.section());
    json.put("changed", step.changed());
    json.put("changes", step.changes().stream().map(ExplanationJson::change).toList());
    json.put("stands", step.stands());
    json.put("sentence", step.sentence());
    json.put("sources", sources(step.sources()));
    return json;
  }

  private static Map<String, Object> change(Explanation.Change change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("part", change.part());
    json.put("before", change.before());
    json.put("after", change.after());
    json.put("rules", change.rules());
    return json;
  }

  private static List<Map<String, Object>> sources(List<Source> sources) {
    return sources.stream().map(ExplanationJson::source).toList();
  }

  private static Map<String, Object> source(Source source) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", source.getTitle());
    json.put("url", source.getUrl());
    json.put("publisher", source.getPublisher());
    json.put("published", text(source.getPublished()));
    json.values().removeIf(Objects::isNull);
    return json;
  }
}
