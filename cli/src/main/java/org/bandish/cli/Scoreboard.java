package org.bandish.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bandish.detect.Detector;
import org.bandish.detect.Detectors;
import org.bandish.detect.corpus.Case;
import org.bandish.detect.corpus.Matching;
import org.bandish.detect.corpus.Score;

/** What every detector called of every case, summed up as rows. Hours are rounded to a tenth. */
final class Scoreboard {
  static final Table TABLE =
      new Table(
          "detector",
          "scenario",
          "cases",
          "labels",
          "called",
          "false=wrong",
          "recall",
          "precision",
          "onset50=onset.median",
          "onset90=onset.p90",
          "all50=onsetOfAll.median",
          "all90=onsetOfAll.p90",
          "end50=end.median",
          "end90=end.p90",
          "start50=start.median",
          "start90=start.p90",
          "fired",
          "of=mustNotFire");

  private final Map<String, Map<String, List<Matching>>> byScenario = new LinkedHashMap<>();

  void add(Case given) {
    Map<String, List<Matching>> detectors =
        byScenario.computeIfAbsent(given.scenario(), key -> new LinkedHashMap<>());
    for (Detector each : Detectors.ALL) {
      detectors.computeIfAbsent(each.id(), key -> new ArrayList<>()).add(Matching.of(given, each));
    }
  }

  /** A row for each scenario and detector. */
  List<JsonNode> scenarios() {
    List<JsonNode> rows = new ArrayList<>();
    byScenario.forEach(
        (scenario, detectors) ->
            detectors.forEach((id, cases) -> rows.add(row(scenario, Score.of(id, cases)))));
    return rows;
  }

  /** A row for each detector. */
  List<JsonNode> totals() {
    Map<String, List<Matching>> all = new LinkedHashMap<>();
    byScenario
        .values()
        .forEach(
            detectors ->
                detectors.forEach(
                    (id, cases) ->
                        all.computeIfAbsent(id, key -> new ArrayList<>()).addAll(cases)));
    List<JsonNode> rows = new ArrayList<>();
    all.forEach((id, cases) -> rows.add(row("all", Score.of(id, cases))));
    return rows;
  }

  private static JsonNode row(String scenario, Score score) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("detector", score.detector())
        .put("scenario", scenario)
        .put("cases", score.cases())
        .put("labels", score.labels())
        .put("called", score.called())
        .put("wrong", score.wrong())
        .put("rightState", score.kind())
        .put("recall", Math.round(score.recall() * 1_000) / 1_000.0)
        .put("precision", Math.round(score.precision() * 1_000) / 1_000.0)
        .put("fired", score.fired())
        .put("mustNotFire", score.mustNotFire());
    row.set("onset", spread(score.onset()));
    row.set("onsetOfAll", spread(score.onsetOfAll()));
    row.set("end", spread(score.end()));
    row.set("start", spread(score.start()));
    return row;
  }

  private static ObjectNode spread(Score.Spread spread) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    hours(node, "median", spread.median());
    hours(node, "p90", spread.p90());
    return node;
  }

  private static void hours(ObjectNode node, String field, Double hours) {
    if (hours == null) {
      node.putNull(field);
    } else if (hours.isInfinite()) {
      node.put(field, "never");
    } else {
      node.put(field, Math.round(hours * 10) / 10.0);
    }
  }
}
