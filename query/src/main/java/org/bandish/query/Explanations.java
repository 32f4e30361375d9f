package org.bandish.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.NetworkSignal;
import org.bandish.schema.Subject;
import org.bandish.timeline.Published;
import org.bandish.timeline.Timeline;

/**
 * What each fact behind an interval did to it: the difference between what the rules say just
 * before it became public and then.
 */
final class Explanations {
  private static final Map<String, Function<BanInterval, Object>> PARTS = parts();

  private final Subject subject;
  private final Collection<Evidence> evidence;
  private final String id;
  private final Map<Instant, List<String>> changes = new HashMap<>();

  Explanations(Subject subject, Collection<Evidence> evidence, String id) {
    this.subject = subject;
    this.evidence = evidence;
    this.id = id;
  }

  private static Map<String, Function<BanInterval, Object>> parts() {
    Map<String, Function<BanInterval, Object>> parts = new LinkedHashMap<>();
    parts.put("start", BanInterval::getStart);
    parts.put("end", BanInterval::getEnd);
    parts.put("restriction", BanInterval::getRestriction);
    parts.put("ordered", BanInterval::getOrdered);
    parts.put("observed", BanInterval::getObserved);
    parts.put("phases", BanInterval::getPhases);
    parts.put("imposedBy", BanInterval::getImposedBy);
    parts.put("implementedBy", BanInterval::getImplementedBy);
    parts.put("liftedBy", BanInterval::getLiftedBy);
    parts.put("ending", BanInterval::getEnding);
    parts.put("disclosure", BanInterval::getDisclosure);
    parts.put("acknowledged", BanInterval::getAcknowledged);
    parts.put("contested", BanInterval::getContested);
    return parts;
  }

  /** The step of one fact. */
  Step step(Evidence fact) {
    Instant knownAt = Published.knownAt(fact);
    List<String> changed = changes.computeIfAbsent(knownAt, this::changedAt);
    return switch (fact.getKind()) {
      case BAN_ORDER ->
          switch (fact.getBanOrder().getAction()) {
            case BLOCK, THROTTLE -> new Step(fact, knownAt, "opens-instrument", "3.2", changed);
            case UNBLOCK -> new Step(fact, knownAt, "lifts", "3.2", changed);
            case EXTEND -> new Step(fact, knownAt, "moves-expiry", "3.2", changed);
            case UNKNOWN -> new Step(fact, knownAt, "unknown", "2", changed);
          };
      case COURT_RULING ->
          switch (fact.getCourtRuling().getDisposition()) {
            case ORDERS_BLOCK -> new Step(fact, knownAt, "opens-instrument", "3.2", changed);
            case ORDERS_UNBLOCK, QUASHES -> new Step(fact, knownAt, "lifts", "3.2", changed);
            case SUSPENDS -> new Step(fact, knownAt, "pauses", "3.2", changed);
            case REINSTATES -> new Step(fact, knownAt, "resumes", "3.2", changed);
            case UPHOLDS -> new Step(fact, knownAt, "upholds", "2", changed);
            case UNKNOWN -> new Step(fact, knownAt, "unknown", "2", changed);
          };
      case NETWORK_SIGNAL ->
          new Step(fact, knownAt, observed(fact.getNetworkSignal()), "3.3", changed);
      case OBSERVED_SPAN ->
          new Step(
              fact,
              knownAt,
              "observes-" + fact.getObservedSpan().getState().name().toLowerCase(Locale.ROOT),
              "3.3",
              changed);
      case STATEMENT ->
          switch (fact.getStatement().getKind()) {
            case ACKNOWLEDGES -> new Step(fact, knownAt, "acknowledges", "3.8", changed);
            case CLAIMS_LIFTED -> new Step(fact, knownAt, "contests", "3.8", changed);
            default -> new Step(fact, knownAt, "tells", "2", changed);
          };
      case WITHDRAWAL -> new Step(fact, knownAt, "withdraws", "3.1", changed);
      case UNKNOWN -> new Step(fact, knownAt, "unknown", "2", changed);
    };
  }

  private static String observed(NetworkSignal signal) {
    if (signal.getBlocked() == null) {
      return "measures-connectivity";
    }
    double blocked = signal.getBlocked();
    double ok = signal.getOk() == null ? 0 : signal.getOk();
    double down = signal.getDown() == null ? 0 : signal.getDown();
    if (blocked >= ok && blocked >= down) {
      return signal.getThrottled() ? "observes-throttled" : "observes-blocked";
    }
    return ok >= down ? "observes-accessible" : "observes-down";
  }

  private List<String> changedAt(Instant knownAt) {
    BanInterval before = asOf(knownAt.minusMillis(1));
    BanInterval after = asOf(knownAt);
    if (before == null) {
      return after == null ? List.of() : List.of("opened");
    }
    if (after == null) {
      return List.of("gone");
    }
    List<String> changed = new ArrayList<>();
    PARTS.forEach(
        (name, part) -> {
          if (!Objects.equals(part.apply(before), part.apply(after))) {
            changed.add(name);
          }
        });
    return changed;
  }

  private BanInterval asOf(Instant instant) {
    return Timeline.derive(subject, evidence, instant).stream()
        .filter(interval -> interval.getId().equals(id))
        .findFirst()
        .orElse(null);
  }
}
