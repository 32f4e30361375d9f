package org.bandish.detect;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.Outage;

/**
 * What one source says of an outage of one place or network: a span [start, end).
 *
 * @param end null: it goes on
 * @param last the last moment for which the source speaks, where the end is null; null: for good
 * @param severity share of connectivity lost at its worst, 0 to 1
 * @param counts whether the severity is a share of networks; one of unsolicited traffic is not, and
 *     gives way to one that is
 * @param sources names, sorted
 * @param evidence ids, the one that shows the start first
 */
public record OutagePart(
    Instant start,
    Instant end,
    Instant last,
    double severity,
    boolean counts,
    List<String> sources,
    List<String> evidence) {
  static final Comparator<OutagePart> ORDER =
      Comparator.comparing(OutagePart::start)
          .thenComparing(part -> String.join("|", part.evidence()))
          .thenComparing(part -> String.join("|", part.sources()));

  /** A drop of a series. */
  public static OutagePart of(ConnectivityMetric metric, MedianRatio.Drop drop) {
    String source = MedianRatio.ID + ":" + metric.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new OutagePart(
        drop.start(),
        drop.end(),
        drop.last(),
        Math.min(1, Math.max(0, 1 - drop.lowest())),
        metric == ConnectivityMetric.BGP || metric == ConnectivityMetric.ACTIVE_PROBING,
        List.of(source),
        Stream.of(drop.onset(), drop.recovery()).filter(id -> id != null).toList());
  }

  /** What was concluded elsewhere, as a part of a whole. */
  public static OutagePart of(Outage outage) {
    return new OutagePart(
        outage.getStart(),
        outage.getEnd(),
        null,
        outage.getSeverity() == null ? 0 : outage.getSeverity(),
        true,
        outage.getSources(),
        outage.getEvidence());
  }
}
