package org.bandish.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.bandish.detect.Belief;
import org.bandish.detect.HeldPart;
import org.bandish.detect.OutagePart;
import org.bandish.detect.Outages;
import org.bandish.event.Evidence;
import org.bandish.event.NetworkSignal;
import org.bandish.schema.Subject;

/**
 * Facts and parts of one place or network that bear on each other, and the time in which they may
 * meet others: at no moment does what is known of them by then touch what lies outside of it.
 */
final class Bundle {
  private static final Duration BRIDGE = Duration.ofHours(1);

  private final Subject subject;
  private final Long asn;
  private final List<Evidence> facts = new ArrayList<>();
  private final List<HeldPart> parts = new ArrayList<>();
  private Instant from = Instant.MAX;
  private Instant to = Instant.MIN;

  Bundle(Subject subject, Long asn) {
    this.subject = subject;
    this.asn = asn;
  }

  void add(Evidence fact) {
    facts.add(fact);
  }

  void add(HeldPart part) {
    parts.add(part);
  }

  /** Joins bundles whose times meet; those of which nothing is ever known of an outage are gone. */
  static List<Bundle> apart(Collection<Bundle> bundles) {
    Recoveries recoveries = new Recoveries();
    bundles.forEach(bundle -> bundle.addTo(recoveries));
    bundles.forEach(bundle -> bundle.measure(recoveries));
    List<Bundle> apart = new ArrayList<>();
    bundles.stream()
        .filter(bundle -> !bundle.to.equals(Instant.MIN))
        .sorted(Comparator.comparing(bundle -> bundle.from))
        .forEach(bundle -> join(apart, bundle));
    return apart;
  }

  private static void join(List<Bundle> apart, Bundle bundle) {
    Bundle last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
    if (last == null || last.to.isBefore(bundle.from)) {
      apart.add(bundle);
    } else {
      last.facts.addAll(bundle.facts);
      last.parts.addAll(bundle.parts);
      last.to = later(last.to, bundle.to);
    }
  }

  /** When anything of it became known, or was known no longer; full hours. */
  NavigableSet<Instant> moments() {
    NavigableSet<Instant> moments = new TreeSet<>();
    facts.forEach(fact -> moments.add(known(fact)));
    for (HeldPart part : parts) {
      moments.add(part.since());
      if (part.until() != null) {
        moments.add(part.until());
      }
    }
    return moments;
  }

  /** What was known at a moment. */
  List<OutagePart> at(Instant moment) {
    List<OutagePart> known = new ArrayList<>();
    if (!facts.isEmpty()) {
      known.addAll(Annotations.parts(subject, asn, facts(moment)));
    }
    parts.stream().filter(part -> part.isHeldAt(moment)).forEach(part -> known.add(part.part()));
    return known;
  }

  /** Whether it depends on what is known of later outages. */
  boolean hasFallenSilent() {
    return parts.stream()
        .map(HeldPart::part)
        .anyMatch(part -> part.end() == null && part.last() != null);
  }

  private void addTo(Recoveries recoveries) {
    if (facts.size() == 1 && parts.isEmpty()) {
      Instant known = known(facts.get(0));
      for (NetworkSignal signal : Annotations.signals(subject, asn, facts)) {
        if (!Annotations.isDown(signal) && signal.getUntil() == null) {
          recoveries.add(signal, later(known, Annotations.start(signal).plus(BRIDGE)));
        }
      }
    }
  }

  private void measure(Recoveries recoveries) {
    parts.forEach(this::measure);
    NavigableSet<Instant> moments = new TreeSet<>();
    facts.forEach(fact -> moments.add(known(fact)));
    for (Instant moment : moments) {
      Instant next = moments.higher(moment);
      for (NetworkSignal signal : Annotations.signals(subject, asn, facts(moment))) {
        Instant start = Annotations.start(signal);
        reach(earlier(start, moment), start.plus(BRIDGE));
        if (signal.getUntil() != null) {
          reach(from, signal.getUntil().getEarliest().plus(BRIDGE));
        } else if (Annotations.isDown(signal)) {
          Instant ended = recoveries.after(signal);
          reach(from, next == null ? ended : earlier(ended, next));
        }
      }
    }
  }

  private void measure(HeldPart part) {
    Instant reach = Outages.reach(part.part());
    boolean isForGood = reach.equals(Instant.MAX) && part.until() != null;
    reach(
        earlier(part.part().start(), part.since()),
        isForGood ? later(part.part().start(), part.until()) : reach);
  }

  private void reach(Instant first, Instant last) {
    from = earlier(from, first);
    to = later(to, last);
  }

  private List<Evidence> facts(Instant moment) {
    return facts.stream().filter(fact -> !known(fact).isAfter(moment)).toList();
  }

  private static Instant known(Evidence fact) {
    return Belief.roundedUp(Published.knownAt(fact));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
