package org.bandish.detect;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.bandish.event.Outage;
import org.bandish.schema.Subject;

/**
 * Joins what several sources say of one place or network to outages. Parts that overlap, or follow
 * each other within an hour, are one outage: it lasts from the first start to the last end.
 *
 * <p>A source that fell silent while it said down holds an outage open no longer than 6 hours
 * beyond its last word, if another source of the same outage says that it is over. If nobody says
 * so the outage stays open: silence ends nothing. Where a later outage shows that it must have
 * ended, its end is the last moment that is known to be down.
 */
public final class Outages {
  private static final Duration BRIDGE = Duration.ofHours(1);

  /** How long beyond its last word a source that fell silent while down is believed. */
  static final Duration SILENCE = Duration.ofHours(6);

  private static final int MOST_EVIDENCE = 200;
  private static final Comparator<OutagePart> FIRST_KNOWN =
      Comparator.comparing(OutagePart::known).thenComparing(OutagePart::name);

  private final Subject subject;
  private final Long asn;
  private final List<Outage> outages = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private Outages(Subject subject, Long asn) {
    this.subject = subject;
    this.asn = asn;
  }

  /**
   * The outages of one place or network, in order of their start. Each goes by the name of what was
   * known of it first (ties by name), so that facts published later do not rename it, whatever they
   * move. Where one fact was corrected to several outages, the later ones get a number.
   *
   * @param subject connectivity of a country or region
   * @param asn null: all networks
   * @param parts in any order; the same part twice counts once
   */
  public static List<Outage> merge(Subject subject, Long asn, List<OutagePart> parts) {
    return merge(subject, asn, parts, false);
  }

  /**
   * The same of some of the parts, where all others lie before or behind them, none within reach.
   *
   * @param followed whether any lie behind them
   */
  public static List<Outage> merge(
      Subject subject, Long asn, List<OutagePart> parts, boolean followed) {
    Outages merged = new Outages(subject, asn);
    List<OutagePart> group = new ArrayList<>();
    Instant reach = Instant.MIN;
    for (OutagePart part : parts.stream().distinct().sorted(OutagePart.ORDER).toList()) {
      if (!group.isEmpty() && part.start().isAfter(reach)) {
        merged.add(group, true);
        group.clear();
        reach = Instant.MIN;
      }
      group.add(part);
      reach = later(reach, reach(part));
    }
    if (!group.isEmpty()) {
      merged.add(group, followed);
    }
    return merged.outages;
  }

  /** Up to when another part joins it; {@link Instant#MAX}: for ever, as long as it stands so. */
  public static Instant reach(OutagePart part) {
    if (part.end() != null) {
      return part.end().plus(BRIDGE);
    }
    return part.last() == null ? Instant.MAX : part.last().plus(SILENCE);
  }

  private void add(List<OutagePart> group, boolean followed) {
    boolean counted = group.stream().anyMatch(OutagePart::counts);
    Set<String> sources = new TreeSet<>();
    Set<String> evidence = new LinkedHashSet<>();
    double severity = 0;
    for (OutagePart part : group) {
      sources.addAll(part.sources());
      evidence.addAll(part.evidence());
      severity = part.counts() || !counted ? Math.max(severity, part.severity()) : severity;
    }
    OutagePart first = Collections.min(group, FIRST_KNOWN);
    Instant end = end(group, followed);
    outages.add(
        Outage.newBuilder()
            .setId(id(first))
            .setCountry(subject.country())
            .setRegion(subject.region())
            .setAsn(asn)
            .setStart(group.get(0).start())
            .setEnd(end)
            .setKnownSince(first.known())
            .setLastSeen(end == null ? lastSeen(group) : null)
            .setSeverity(severity)
            .setSources(List.copyOf(sources))
            .setEvidence(evidence.stream().limit(MOST_EVIDENCE).toList())
            .build());
  }

  private String id(OutagePart first) {
    String id = prefix(subject.country()) + first.name();
    String free = id;
    for (int i = 2; !ids.add(free); i++) {
      free = id + "-" + i;
    }
    return free;
  }

  static String prefix(String country) {
    return country.toLowerCase(Locale.ROOT) + "-outage-";
  }

  /** To the hour, so that not every value changes it; null: a source speaks for good. */
  private static Instant lastSeen(List<OutagePart> group) {
    Instant last = Instant.MIN;
    for (OutagePart part : group) {
      Instant seen = part.end() == null ? part.last() : part.end();
      if (seen == null) {
        return null;
      }
      last = later(last, seen);
    }
    return last.truncatedTo(ChronoUnit.HOURS);
  }

  private static Instant end(List<OutagePart> group, boolean followed) {
    Instant over = Instant.MIN;
    Instant open = Instant.MIN;
    Instant down = Instant.MIN;
    for (OutagePart part : group) {
      if (part.end() == null) {
        open = later(open, reach(part));
        down = later(down, part.last() == null ? Instant.MAX : part.last());
      } else {
        over = later(over, part.end());
      }
    }
    if (over.isAfter(Instant.MIN) && !open.isAfter(over)) {
      return over;
    }
    return followed ? later(over, down) : null;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
