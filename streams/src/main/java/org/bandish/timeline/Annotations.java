package org.bandish.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bandish.detect.OutagePart;
import org.bandish.event.Evidence;
import org.bandish.event.NetworkSignal;
import org.bandish.schema.Subject;

/**
 * Outages as somebody tells of them: signals without platform that give a weight to down. What is
 * superseded, withdrawn or an older version says nothing. Every moment counts at the earliest
 * instant of its bracket (domain 3); a signal without {@code until} holds until the next one
 * without {@code until} that is not down, of the same metric where both name one.
 */
public final class Annotations {
  private static final double HALF = 0.5;
  static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Comparator<Evidence> LAST_PUBLISHED =
      Comparator.comparing(Published::knownAt).thenComparing(Evidence::getDigest);
  private static final Comparator<NetworkSignal> BY_START =
      Comparator.comparing(Annotations::start).thenComparing(NetworkSignal::getId);

  private Annotations() {}

  /**
   * What the signals say of one network, or of a country or region as a whole.
   *
   * @param subject connectivity of a country or region
   * @param asn null: the place as a whole
   * @param evidence all entries that stand under the subject
   */
  public static List<OutagePart> parts(Subject subject, Long asn, Collection<Evidence> evidence) {
    Map<String, Evidence> versions = versions(evidence);
    Map<String, Instant> known = new TreeMap<>();
    for (Evidence each : evidence) {
      known.merge(
          each.getId(), Published.knownAt(each), (one, other) -> one.isBefore(other) ? one : other);
    }
    List<NetworkSignal> signals = signals(subject, asn, versions);
    List<OutagePart> parts = new ArrayList<>();
    for (NetworkSignal signal : signals) {
      if (isDown(signal)) {
        parts.add(part(signal, signals, versions, known));
      }
    }
    return parts;
  }

  /** The signals that stand and give a weight to down, in order of time. */
  static List<NetworkSignal> signals(Subject subject, Long asn, Collection<Evidence> evidence) {
    return signals(subject, asn, versions(evidence));
  }

  private static Map<String, Evidence> versions(Collection<Evidence> evidence) {
    Map<String, Evidence> versions = new TreeMap<>();
    for (Evidence each : evidence) {
      versions.merge(
          each.getId(),
          each,
          (one, other) -> LAST_PUBLISHED.compare(one, other) >= 0 ? one : other);
    }
    return versions;
  }

  private static List<NetworkSignal> signals(
      Subject subject, Long asn, Map<String, Evidence> versions) {
    Set<String> standing = Standing.among(versions);
    return versions.values().stream()
        .filter(each -> standing.contains(each.getId()))
        .filter(each -> Scope.subjects(each).contains(subject))
        .map(Evidence::getNetworkSignal)
        .filter(signal -> signal != null && signal.getDown() != null)
        .filter(signal -> Objects.equals(signal.getAsn(), asn))
        .sorted(BY_START)
        .toList();
  }

  private static OutagePart part(
      NetworkSignal signal,
      List<NetworkSignal> all,
      Map<String, Evidence> versions,
      Map<String, Instant> known) {
    String first = first(signal, versions);
    NetworkSignal back = signal.getUntil() == null ? recovery(signal, all) : null;
    Instant end = signal.getUntil() == null ? null : signal.getUntil().getEarliest();
    end = back == null ? end : start(back);
    Instant shortest = start(signal).plus(SHORTEST);
    return new OutagePart(
        start(signal),
        end != null && end.isBefore(shortest) ? shortest : end,
        null,
        signal.getDown(),
        true,
        List.of(signal.getSource().name().toLowerCase(Locale.ROOT).replace('_', '-')),
        Stream.of(first, signal.getId(), back == null ? null : back.getId())
            .filter(Objects::nonNull)
            .distinct()
            .toList(),
        isOfOnePlace(signal, versions.get(first)) ? first : signal.getId(),
        known.get(first));
  }

  /** Two outages of two places or networks, corrected from one fact, must not share its name. */
  private static boolean isOfOnePlace(NetworkSignal signal, Evidence first) {
    NetworkSignal named = first.getNetworkSignal();
    return named == null
        || (Objects.equals(signal.getRegion(), named.getRegion())
            && Objects.equals(signal.getAsn(), named.getAsn()));
  }

  /** An outage keeps the name that it had before it was corrected, however often. */
  private static String first(NetworkSignal signal, Map<String, Evidence> versions) {
    Set<String> chain = new LinkedHashSet<>(Set.of(signal.getId()));
    String first = signal.getId();
    for (String id = signal.getSupersedes();
        id != null && versions.containsKey(id) && chain.add(id);
        id = Corrections.supersedes(versions.get(id))) {
      first = id;
    }
    return first;
  }

  private static NetworkSignal recovery(NetworkSignal signal, List<NetworkSignal> all) {
    return all.stream()
        .filter(each -> !isDown(each) && each.getUntil() == null && isOfOne(signal, each))
        .filter(each -> !start(each).isBefore(start(signal)))
        .findFirst()
        .orElse(null);
  }

  /** What one way of measuring sees again says nothing of what another one misses. */
  static boolean isOfOne(NetworkSignal drop, NetworkSignal recovery) {
    return drop.getMetric() == null
        || recovery.getMetric() == null
        || drop.getMetric() == recovery.getMetric();
  }

  static boolean isDown(NetworkSignal signal) {
    return signal.getDown() >= HALF;
  }

  static Instant start(NetworkSignal signal) {
    return signal.getAt().getEarliest();
  }
}
