package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;
import org.bandish.event.Evidence;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** An oversized record stops a transactional pipeline for good, so there must be none. */
class LargestValueTest {
  private static final int LARGEST = 256 * 1024;
  private static final Subject X = Subject.national("PK", "x");
  private static final LocalDate START = LocalDate.of(2020, 1, 1);

  @Test
  void shouldStaySmallWithHundredsOfOrdersStayedAndResumedHundredsOfTimes() throws IOException {
    List<Map<String, Object>> facts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Map<String, Object> order = fact("ban-order", "order", i);
      order.put("authority", wide("authority", i));
      order.put("implementedBy", List.of(wide("operator", i)));
      order.put("action", "block");
      order.put("effective", START.toString());
      facts.add(order);
    }
    for (int i = 0; i < 600; i++) {
      Map<String, Object> ruling = fact("court-ruling", "ruling", i);
      ruling.put("court", wide("court", 0));
      ruling.put("disposition", i % 2 == 0 ? "suspends" : "reinstates");
      ruling.put("effective", START.plusDays(1 + i).toString());
      facts.add(ruling);
    }
    for (int i = 0; i < 300; i++) {
      Map<String, Object> lift = fact("ban-order", "lift", i);
      lift.put("authority", wide("authority", i));
      lift.put("action", "unblock");
      lift.put("effective", START.plusDays(700).toString());
      facts.add(lift);
    }
    List<Evidence> evidence = EvidenceMaps.evidence(X, facts);

    List<BanInterval> intervals = Timeline.derive(X, evidence, null);

    assertThat(intervals).hasSize(1);
    BanInterval ban = intervals.get(0);
    assertThat(ban.getEvidenceCount()).isEqualTo(1200);
    assertThat(ban.getEvidence()).hasSize(200);
    assertThat(ban.getOrdered()).hasSize(200);
    assertThat(Extent.to(ban)).isEqualTo(START.plusDays(700).atStartOfDay(X.zone()).toInstant());
    assertThat(ban.getOrdered().get(199).getTo()).isEqualTo(Extent.to(ban));
    assertThat(ban.toByteBuffer().remaining()).isLessThan(LARGEST);
    assertThat(Recurrences.of(X, intervals).toByteBuffer().remaining()).isLessThan(LARGEST);
    assertThat(Statuses.of(X, intervals, evidence).toByteBuffer().remaining()).isLessThan(LARGEST);
    BanInterval shorter = BanInterval.newBuilder(ban).setRevision(1).build();
    for (BanTransition transition : Transitions.between(X, List.of(shorter), intervals, evidence)) {
      assertThat(transition.toByteBuffer().remaining()).isLessThan(LARGEST);
    }
  }

  @Test
  void shouldKeepTheLastOfManyPhases() {
    List<Map<String, Object>> facts = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Map<String, Object> report = fact("network-signal", "report", i);
      report.put("source", "report");
      report.put("at", START.plusDays(i).toString());
      report.put("blocked", 1.0);
      report.put("down", 0.0);
      report.put("ok", 0.0);
      report.put("throttled", i % 2 == 0);
      facts.add(report);
    }

    BanInterval ban = Timeline.derive(X, EvidenceMaps.evidence(X, facts), null).get(0);

    assertThat(ban.getPhases()).hasSize(200);
    assertThat(ban.getObserved()).hasSize(200);
    assertThat(Extent.to(ban)).isNull();
    assertThat(ban.getPhases().get(199).getFrom())
        .isEqualTo(START.plusDays(499).atStartOfDay(X.zone()).toInstant());
  }

  private static Map<String, Object> fact(String type, String id, int number) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("type", type);
    fact.put("id", wide(id, number));
    fact.put("country", "PK");
    fact.put("platforms", List.of("x"));
    return fact;
  }

  /** An id of 120 characters, the longest there is. */
  private static String wide(String name, int number) {
    String text = name + "-" + number + "-";
    return text + "w".repeat(120 - text.length());
  }
}
