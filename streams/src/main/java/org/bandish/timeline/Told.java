package org.bandish.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bandish.event.BanInterval;
import org.bandish.event.Bound;
import org.bandish.event.ObservedPart;
import org.bandish.event.OrderedSpan;
import org.bandish.event.PhaseSpan;

/** The parts of a ban in words; dates and times are local to the subject. */
final class Told {
  private static final int MOST_SPANS = 4;

  private final ZoneId zone;
  private final UnaryOperator<String> names;

  /** One part of a ban, by the name of its field. */
  enum Part {
    START("start"),
    END("end"),
    RESTRICTION("restriction"),
    ORDERED("ordered"),
    OBSERVED("observed"),
    PHASES("phases"),
    IMPOSED_BY("imposedBy"),
    IMPLEMENTED_BY("implementedBy"),
    LIFTED_BY("liftedBy"),
    ENDING("ending"),
    DISCLOSURE("disclosure"),
    ACKNOWLEDGED("acknowledged"),
    EXPLAINED_BY_OUTAGE("explainedByOutage"),
    CONTESTED("contested");

    private final String text;

    Part(String text) {
      this.text = text;
    }

    /** As the field is called. */
    String text() {
      return text;
    }

    /** What the field says; null: nothing. */
    Object of(BanInterval ban) {
      return switch (this) {
        case START -> ban.getStart();
        case END -> ban.getEnd();
        case RESTRICTION -> ban.getRestriction();
        case ORDERED -> ban.getOrdered();
        case OBSERVED -> ban.getObserved();
        case PHASES -> ban.getPhases();
        case IMPOSED_BY -> ban.getImposedBy();
        case IMPLEMENTED_BY -> ban.getImplementedBy();
        case LIFTED_BY -> ban.getLiftedBy();
        case ENDING -> ban.getEnding();
        case DISCLOSURE -> ban.getDisclosure();
        case ACKNOWLEDGED -> ban.getAcknowledged();
        case EXPLAINED_BY_OUTAGE -> ban.getExplainedByOutage();
        case CONTESTED -> ban.getContested();
      };
    }
  }

  /**
   * Words for the bans of a place.
   *
   * @param names what the authority of an id is called
   */
  Told(ZoneId zone, UnaryOperator<String> names) {
    this.zone = zone;
    this.names = names;
  }

  /**
   * What a part says of a ban, where another state of it says something else.
   *
   * @param beside the other state; of spans, what both begin and end with is left out
   */
  String of(Part part, BanInterval ban, BanInterval beside) {
    return switch (part) {
      case START -> bound(ban.getStart());
      case END -> ban.getEnd() == null ? "not known" : bound(ban.getEnd());
      case ORDERED -> spans(ban.getOrdered(), beside.getOrdered(), this::ordered);
      case OBSERVED -> spans(ban.getObserved(), beside.getObserved(), this::observed);
      case PHASES -> spans(ban.getPhases(), beside.getPhases(), this::phase);
      case IMPOSED_BY -> names(ban.getImposedBy());
      case IMPLEMENTED_BY -> names(ban.getImplementedBy());
      case LIFTED_BY -> names(ban.getLiftedBy());
      case EXPLAINED_BY_OUTAGE, CONTESTED -> Boolean.TRUE.equals(part.of(ban)) ? "yes" : "no";
      default -> part.of(ban) == null ? "none" : part.of(ban).toString();
    };
  }

  /** A bound as exactly as it is known. */
  String bound(Bound bound) {
    return isInstant(bound) || isDay(bound)
        ? local(bound.getEarliest())
        : "between " + local(bound.getEarliest()) + " and " + local(bound.getLatest());
  }

  /** When a bound is, as part of a sentence. */
  String when(Bound bound) {
    return (isInstant(bound) ? "at " : isDay(bound) ? "on " : "") + bound(bound);
  }

  private static boolean isInstant(Bound bound) {
    return bound.getEarliest().equals(bound.getLatest());
  }

  private boolean isDay(Bound bound) {
    LocalDate day = bound.getEarliest().atZone(zone).toLocalDate();
    return bound.getEarliest().equals(day.atStartOfDay(zone).toInstant())
        && bound.getLatest().equals(day.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /**
   * An instant in local time. What is known to the day counts at its beginning, and an end of that
   * day a minute later: both are the day, as a time of day would say more than is known.
   */
  String local(Instant instant) {
    String text = instant.atZone(zone).toLocalDateTime().toString();
    return text.replaceFirst("T00:0[01]$", "").replace('T', ' ');
  }

  private String names(List<String> ids) {
    return ids.isEmpty()
        ? "nobody known"
        : ids.stream().map(names).collect(Collectors.joining(" and "));
  }

  private static <T> String spans(List<T> all, List<T> beside, Function<T, String> span) {
    int most = Math.min(all.size(), beside.size());
    int first = 0;
    while (first < most && all.get(first).equals(beside.get(first))) {
      first++;
    }
    int last = 0;
    while (last < most - first
        && all.get(all.size() - 1 - last).equals(beside.get(beside.size() - 1 - last))) {
      last++;
    }
    List<T> spans = all.subList(first, all.size() - last);
    if (spans.isEmpty()) {
      return "nothing";
    }
    String told = spans.stream().limit(MOST_SPANS).map(span).collect(Collectors.joining(", "));
    int more = spans.size() - MOST_SPANS;
    return more > 0 ? told + " and " + more + " more" : told;
  }

  private String ordered(OrderedSpan span) {
    return span(span.getFrom(), span.getTo());
  }

  private String observed(ObservedPart part) {
    return part.getState() + " " + span(part.getFrom(), part.getTo());
  }

  private String phase(PhaseSpan span) {
    return span.getPhase() + " " + span(span.getFrom(), span.getTo());
  }

  private String span(Instant from, Instant to) {
    return to == null ? "from " + local(from) + " on" : local(from) + " to " + local(to);
  }
}
