package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bandish.event.BanInterval;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** Which fact names a ban: the first published of its instruments and of what blocked in it. */
class IdentityTest {
  private static final Subject X = Subject.national("PK", "x");

  @Test
  void shouldNotBeNamedByAnEarlierPublishedReportOfAccess() {
    Map<String, Object> order = order("o1", "2021-03-01", "2021-09-01", "2021-06-01");
    Map<String, Object> access = report("a1", "2021-04-01T12:00", false);

    assertThat(ids(order, access)).isEqualTo(ids(order));
  }

  @Test
  void shouldNotBeNamedByAnEarlierPublishedStatement() {
    Map<String, Object> order = order("o1", "2021-03-01", "2021-09-01", "2021-06-01");
    Map<String, Object> statement = fact("statement", "s1");
    statement.put("kind", "says");
    statement.put("by", "x-corp");
    statement.put("at", "2021-04-01");

    assertThat(ids(order, statement)).isEqualTo(ids(order));
  }

  @Test
  void shouldBeNamedByAnEarlierPublishedReportOfBlockingInIt() {
    Map<String, Object> order = order("o1", "2021-03-01", "2021-09-01", "2021-06-01");
    Map<String, Object> blocked = report("r1", "2021-03-02", true);

    assertThat(ids(order, blocked)).hasSize(1).isEqualTo(ids(blocked)).isNotEqualTo(ids(order));
  }

  @Test
  void shouldNumberWhatHasNoNameOfItsOwnLeft() {
    Set<String> taken = new HashSet<>();
    Derived first = derived("o1");

    assertThat(id(first, taken)).isEqualTo(id(first, new HashSet<>()));
    assertThat(id(first, taken)).isEqualTo(id(derived("o1#2"), new HashSet<>()));
    assertThat(id(first, taken)).isEqualTo(id(derived("o1#3"), new HashSet<>()));
  }

  private static String id(Derived derived, Set<String> taken) {
    Ban ban = derived.bans().get(0);
    return Identity.id(X, ban, Identity.makers(ban, derived.facts()), derived.facts(), taken);
  }

  private static Derived derived(String id) {
    Map<String, Object> order = order(id, "2021-05-01", null, "2021-05-01");
    return Derived.of(X, EvidenceMaps.evidence(X, List.of(order)), null);
  }

  /** The order names the ban that it began, the ruling that resumed it the next one. */
  @Test
  void shouldKeepTheNameOfAResumedBanWhenALaterReportMovesItsStart() {
    Map<String, Object> order = order("o1", "2021-05-01", null, "2021-05-01");
    Map<String, Object> stay = ruling("k1", "suspends", "2021-05-04");
    Map<String, Object> resumption = ruling("q1", "reinstates", "2021-05-27");
    Map<String, Object> late = report("r1", "2021-05-26T19:00", true);
    late.put("transition", "onset");
    late.put("published", "2022-01-01");

    assertThat(ids(order, stay, resumption, late))
        .hasSize(2)
        .isEqualTo(ids(order, stay, resumption));
  }

  @Test
  void shouldNotBeNamedByABlockAfterItsEnd() {
    Map<String, Object> order = order("o1", "2021-01-01", "2021-02", "2021-06-01");
    Map<String, Object> again = report("r1", "2021-02-10", true);
    again.put("transition", "onset");

    assertThat(ids(order, again)).hasSize(2).startsWith(ids(order).get(0));
  }

  @Test
  void shouldNotBeNamedByABlockBeforeItsStart() {
    Map<String, Object> access = report("a1", "2021-01-01", false);
    Map<String, Object> first = order("o1", "2021-01-05", "2021-01-07", "2021-01-04");
    Map<String, Object> within = report("r1", "2021-01-05T12:00", true);
    within.put("until", "2021-01-06T12:00");
    Map<String, Object> second = report("r2", "2021-05-01", true);

    assertThat(ids(access, first, within, second))
        .containsExactly(ids(first).get(0), ids(access, second).get(0));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static List<String> ids(Map<String, Object>... facts) {
    return Timeline.derive(X, EvidenceMaps.evidence(X, List.of(facts)), null).stream()
        .map(BanInterval::getId)
        .toList();
  }

  private static Map<String, Object> order(
      String id, String effective, String expires, String published) {
    Map<String, Object> order = fact("ban-order", id);
    order.put("authority", "pta");
    order.put("action", "block");
    order.put("effective", effective);
    order.put("expires", expires);
    order.put("published", published);
    return order;
  }

  private static Map<String, Object> ruling(String id, String disposition, String decided) {
    Map<String, Object> ruling = fact("court-ruling", id);
    ruling.put("court", "supreme-court");
    ruling.put("disposition", disposition);
    ruling.put("decided", decided);
    return ruling;
  }

  private static Map<String, Object> report(String id, String at, boolean blocked) {
    Map<String, Object> report = fact("network-signal", id);
    report.remove("platforms");
    report.put("platform", "x");
    report.put("source", "report");
    report.put("at", at);
    report.put("blocked", blocked ? 1.0 : 0.0);
    report.put("down", 0.0);
    report.put("ok", blocked ? 0.0 : 1.0);
    return report;
  }

  private static Map<String, Object> fact(String type, String id) {
    return new HashMap<>(
        Map.of("type", type, "id", id, "country", "PK", "platforms", List.of("x")));
  }
}
