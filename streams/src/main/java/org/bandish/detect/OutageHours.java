package org.bandish.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bandish.event.Outage;
import org.bandish.schema.Subject;

/**
 * Which hours the known outages explain to a subject: those of its country, those of its region,
 * and those of a network for that network's measurements; as far as an outage was seen ({@link
 * #explainsTo}). By the outages that are held now, or {@linkplain #at at another moment}.
 */
public final class OutageHours implements Explained {
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<Belief> beliefs;
  private final List<Outage> outages;

  /**
   * For one subject; every outage was held since it began and was known.
   *
   * @param outages of the subject's country, its regions and networks
   */
  public OutageHours(Subject subject, Collection<Outage> outages) {
    this(concerning(subject, outages.stream().map(Belief::of)));
  }

  private OutageHours(List<Belief> beliefs) {
    this(beliefs, held(beliefs, belief -> belief.until() == null));
  }

  private OutageHours(List<Belief> beliefs, List<Outage> outages) {
    this.beliefs = beliefs;
    this.outages = outages;
  }

  /**
   * For one subject.
   *
   * @param beliefs outages of the subject's country, its regions and networks, as they were held
   */
  public static OutageHours believed(Subject subject, Collection<Belief> beliefs) {
    return new OutageHours(concerning(subject, beliefs.stream()));
  }

  private static List<Belief> concerning(Subject subject, Stream<Belief> beliefs) {
    return beliefs
        .filter(belief -> belief.outage().getCountry().equals(subject.country()))
        .filter(
            belief ->
                belief.outage().getRegion() == null
                    || belief.outage().getRegion().equals(subject.region()))
        .toList();
  }

  private static List<Outage> held(List<Belief> beliefs, Predicate<Belief> when) {
    return beliefs.stream().filter(when).map(Belief::outage).toList();
  }

  /**
   * The same by the outages as they were held at a moment.
   *
   * @param knowledgeHour hours since 1970. Of hours that were over by then it says what was known
   *     then; of later ones it may know more
   */
  public OutageHours at(long knowledgeHour) {
    Instant moment = Hour.at(knowledgeHour);
    return new OutageHours(beliefs, held(beliefs, belief -> belief.isHeldAt(moment)));
  }

  /**
   * When it became known that outages explain other hours of [from, to) than those that were known
   * when the hours were over; none of an outage that was known while it went on.
   *
   * @param from a full hour
   * @param to a full hour
   * @return hours since 1970, each the first by which the change was known
   */
  public NavigableSet<Long> changes(Instant from, Instant to) {
    NavigableSet<Long> changes = new TreeSet<>();
    Set<Instant> moments = new HashSet<>();
    for (Belief belief : beliefs) {
      if (touches(belief.outage(), from, to)) {
        moments.add(belief.since());
        moments.add(belief.until());
      }
    }
    moments.remove(null);
    for (Instant moment : moments) {
      // An hour that ends at the moment is judged by what is known then, for the first time.
      Instant over = moment.minus(HOUR);
      if (over.isAfter(from) && isChange(moment, from, over.isBefore(to) ? over : to)) {
        changes.add(Hour.of(moment));
      }
    }
    return changes;
  }

  private boolean isChange(Instant moment, Instant from, Instant to) {
    List<Belief> touching = during(from, to).beliefs;
    List<Outage> before = held(touching, belief -> belief.isHeldAt(moment.minus(HOUR)));
    List<Outage> after = held(touching, belief -> belief.isHeldAt(moment));
    Set<Long> networks = new HashSet<>();
    networks.add(null);
    Stream.concat(before.stream(), after.stream()).forEach(outage -> networks.add(outage.getAsn()));
    return networks.stream()
        .anyMatch(
            asn ->
                !HourRanges.of(concerning(asn, before), from, to)
                    .equals(HourRanges.of(concerning(asn, after), from, to)));
  }

  private static List<Outage> concerning(Long asn, List<Outage> outages) {
    return outages.stream().filter(outage -> concerns(outage, asn)).toList();
  }

  /** The same for hours in [from, to) alone. */
  public OutageHours during(Instant from, Instant to) {
    return only(outage -> touches(outage, from, to));
  }

  /** The same without one of the outages, whatever was held of it. */
  public OutageHours without(String id) {
    return only(each -> !each.getId().equals(id));
  }

  private OutageHours only(Predicate<Outage> which) {
    return new OutageHours(
        beliefs.stream().filter(belief -> which.test(belief.outage())).toList(),
        outages.stream().filter(which).toList());
  }

  /** Those of the subject's country, region and their networks. */
  public List<Outage> all() {
    return outages;
  }

  /**
   * Those in which the country or region failed as a whole, that touch [from, to): as they were
   * held, also what is held no longer.
   */
  public List<Belief> beliefsOfThePlace(Instant from, Instant to) {
    return beliefs.stream()
        .filter(belief -> belief.outage().getAsn() == null && touches(belief.outage(), from, to))
        .toList();
  }

  @Override
  public boolean by(Long asn, Instant hour) {
    for (Outage outage : outages) {
      if (concerns(outage, asn) && touches(outage, hour, hour.plus(HOUR))) {
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

  private static boolean concerns(Outage outage, Long asn) {
    return outage.getAsn() == null || Objects.equals(outage.getAsn(), asn);
  }

  private static boolean touches(Outage outage, Instant from, Instant to) {
    Instant end = explainsTo(outage);
    return outage.getStart().isBefore(to) && (end == null || end.isAfter(from));
  }
}
