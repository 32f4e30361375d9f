package org.bandish.query;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bandish.detect.DayAsKnown;
import org.bandish.detect.Detectors;
import org.bandish.detect.Explained;
import org.bandish.detect.Hours;
import org.bandish.detect.Span;
import org.bandish.detect.Stretch;
import org.bandish.detect.Stretches;
import org.bandish.event.Outage;
import org.bandish.event.SignalDay;

/**
 * Asks the days of a subject about [from, to), with the detector that drew its spans.
 *
 * @param to up to here it lasted, or lasts
 * @param asOf what became public later is left out; null: nothing is
 */
record MeasuredBan(Instant from, Instant to, Instant asOf) {
  private static final int MOST_SPANS = 200;
  private static final int MOST_GAPS = 100;
  private static final Duration GAP = Duration.ofDays(1);
  private static final Comparator<BanMeasurements.NetworkSpan> ORDER =
      Comparator.comparing(
              BanMeasurements.NetworkSpan::asn, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(BanMeasurements.NetworkSpan::from);

  /**
   * The answer.
   *
   * @param all the days of the subject, of all networks
   * @param explained hours do not count
   * @param outages of the subject's places and networks
   */
  BanMeasurements of(Collection<SignalDay> all, Explained explained, Collection<Outage> outages) {
    List<SignalDay> days =
        all.stream().map(this::known).filter(d -> !d.getHours().isEmpty()).toList();
    List<BanMeasurements.NetworkSpan> spans = new ArrayList<>();
    networks(days)
        .forEach(
            (network, own) -> stretches(own, explained).forEach(each -> add(spans, own, each)));
    spans.sort(ORDER);
    List<Outage> meanwhile = new OutagesMeanwhile(from, to, asOf).of(outages);
    return new BanMeasurements(
        List.copyOf(spans.subList(0, Math.min(MOST_SPANS, spans.size()))),
        spans.size(),
        days.isEmpty() ? null : gaps(days),
        List.copyOf(meanwhile.subList(0, Math.min(MOST_SPANS, meanwhile.size()))),
        meanwhile.size());
  }

  /** As it was known at the last full hour: measurements are counted by the hour. */
  private SignalDay known(SignalDay day) {
    return asOf == null
        ? day
        : DayAsKnown.at(day, Math.floorDiv(asOf.getEpochSecond(), Duration.ofHours(1).toSeconds()));
  }

  private static Map<Long, List<SignalDay>> networks(Collection<SignalDay> days) {
    Map<Long, List<SignalDay>> networks =
        new TreeMap<>(Comparator.nullsFirst(Comparator.naturalOrder()));
    days.forEach(day -> networks.computeIfAbsent(day.getAsn(), asn -> new ArrayList<>()).add(day));
    return networks;
  }

  private static List<Stretch> stretches(List<SignalDay> days, Explained outages) {
    Stretches network = new Stretches(Detectors.DEFAULT.alone());
    return network.advance(network.initial(), Hours.of(days, outages)).stretches();
  }

  private void add(List<BanMeasurements.NetworkSpan> spans, List<SignalDay> days, Stretch stretch) {
    Span span = stretch.span();
    Instant end = span.end() != null ? span.end() : stretch.measuredTo();
    if (span.start().isBefore(to) && end.isAfter(from)) {
      spans.add(
          new BanMeasurements.NetworkSpan(days.get(0).getAsn(), span.start(), end, span.state()));
    }
  }

  private BanMeasurements.Gaps gaps(Collection<SignalDay> days) {
    TreeSet<Instant> measured = new TreeSet<>();
    days.stream().flatMap(SignalHours::of).map(SignalHour::hour).forEach(measured::add);
    Instant last = to.truncatedTo(ChronoUnit.HOURS);
    last = last.equals(to) ? to : last.plus(1, ChronoUnit.HOURS);
    List<BanMeasurements.Gap> gaps = new ArrayList<>();
    long hours = 0;
    Instant at = from.truncatedTo(ChronoUnit.HOURS);
    long ofHours = Math.max(0, Duration.between(at, last).toHours());
    for (Instant hour : measured.tailSet(at, true)) {
      if (!hour.isBefore(last)) {
        break;
      }
      hours += gap(gaps, at, hour);
      at = hour.plus(1, ChronoUnit.HOURS);
    }
    hours += gap(gaps, at, last);
    gaps.sort(
        Comparator.comparing((BanMeasurements.Gap gap) -> Duration.between(gap.to(), gap.from()))
            .thenComparing(BanMeasurements.Gap::from));
    List<BanMeasurements.Gap> longest =
        gaps.stream()
            .limit(MOST_GAPS)
            .sorted(Comparator.comparing(BanMeasurements.Gap::from))
            .toList();
    return new BanMeasurements.Gaps(hours, ofHours, longest);
  }

  private static long gap(List<BanMeasurements.Gap> gaps, Instant from, Instant to) {
    Duration length = Duration.between(from, to);
    if (length.compareTo(GAP) >= 0) {
      gaps.add(new BanMeasurements.Gap(from, to));
    }
    return Math.max(0, length.toHours());
  }
}
