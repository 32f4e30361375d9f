package org.bandish.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.bandish.event.Outage;
import org.bandish.schema.Subject;

/**
 * Which hours the known outages explain to a subject: those of its country, those of its region,
 * and those of a network for that network's measurements; as far as an outage was seen ({@link
 * #explainsTo}).
 */
public final class OutageHours implements Explained {
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<Outage> outages;

  /**
   * For one subject.
   *
   * @param outages of the subject's country, its regions and networks
   */
  public OutageHours(Subject subject, Collection<Outage> outages) {
    this.outages =
        outages.stream()
            .filter(outage -> outage.getCountry().equals(subject.country()))
            .filter(
                outage -> outage.getRegion() == null || outage.getRegion().equals(subject.region()))
            .toList();
  }

  private OutageHours(List<Outage> outages) {
    this.outages = outages;
  }

  /** The same for hours in [from, to) alone. */
  public OutageHours during(Instant from, Instant to) {
    return new OutageHours(outages.stream().filter(outage -> touches(outage, from, to)).toList());
  }

  /** Provisional. */
  public record Held(Outage outage, long since, long until) {}

  public OutageHours at(long hour) {
    return new OutageHours(outages.stream().filter(each -> since(each) <= hour).toList());
  }

  public java.util.NavigableSet<Long> changes(Instant from, Instant to) {
    java.util.NavigableSet<Long> changes = new java.util.TreeSet<>();
    for (Outage each : outages) {
      if (touches(each, from, to) && since(each) > Hour.of(each.getStart()) + 1) {
        changes.add(since(each));
      }
    }
    return changes;
  }

  public List<Held> heldOfThePlace(Instant from, Instant to) {
    return ofThePlace(from, to).stream()
        .map(each -> new Held(each, since(each), Long.MAX_VALUE))
        .toList();
  }

  public OutageHours without(String id) {
    return new OutageHours(outages.stream().filter(each -> !each.getId().equals(id)).toList());
  }

  private static long since(Outage each) {
    Instant known = each.getKnownSince() == null ? each.getStart() : each.getKnownSince();
    Instant later = known.isBefore(each.getStart()) ? each.getStart() : known;
    return Hour.of(later.minusMillis(1)) + 1;
  }

  /** The same without one of the outages. */
  public OutageHours without(Outage outage) {
    return new OutageHours(outages.stream().filter(each -> !each.equals(outage)).toList());
  }

  /** Those of the subject's country, region and their networks. */
  public List<Outage> all() {
    return outages;
  }

  /** Those in which the country or region failed as a whole, that touch [from, to). */
  public List<Outage> ofThePlace(Instant from, Instant to) {
    return outages.stream()
        .filter(outage -> outage.getAsn() == null && touches(outage, from, to))
        .toList();
  }

  @Override
  public boolean by(Long asn, Instant hour) {
    for (Outage outage : outages) {
      if ((outage.getAsn() == null || Objects.equals(outage.getAsn(), asn))
          && touches(outage, hour, hour.plus(HOUR))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Up to when an outage explains what is measured: its end; where nobody knows that, 6 hours
   * beyond the last moment at which it was seen, because who measures later has connectivity. Null:
   * a source says that it goes on.
   */
  public static Instant explainsTo(Outage outage) {
    boolean fellSilent = outage.getEnd() == null && outage.getLastSeen() != null;
    return fellSilent ? outage.getLastSeen().plus(Outages.SILENCE) : outage.getEnd();
  }

  private static boolean touches(Outage outage, Instant from, Instant to) {
    Instant end = explainsTo(outage);
    return outage.getStart().isBefore(to) && (end == null || end.isAfter(from));
  }
}
