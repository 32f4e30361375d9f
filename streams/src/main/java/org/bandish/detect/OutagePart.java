package org.bandish.detect;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.Outage;
import org.bandish.schema.Subject;

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
 * @param name by which the outage goes if nothing was known of it before; see {@link Outages}
 * @param known when the public could first know of it
 */
public record OutagePart(
    Instant start,
    Instant end,
    Instant last,
    double severity,
    boolean counts,
    List<String> sources,
    List<String> evidence,
    String name,
    Instant known) {
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HH", Locale.ROOT).withZone(ZoneOffset.UTC);

  static final Comparator<OutagePart> ORDER =
      Comparator.comparing(OutagePart::start)
          .thenComparing(part -> String.join("|", part.evidence()))
          .thenComparing(part -> String.join("|", part.sources()));

  /**
   * A drop of a series. Its name is the place and the UTC hour in which it begins: values that come
   * late move a beginning by minutes, and two outages of one place never begin within one hour.
   *
   * @param subject connectivity of a country or region
   * @param asn null: all networks
   */
  public static OutagePart of(
      Subject subject, Long asn, ConnectivityMetric metric, MedianRatio.Drop drop) {
    String source = MedianRatio.ID + ":" + metric.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new OutagePart(
        drop.start(),
        drop.end(),
        drop.last(),
        Math.min(1, Math.max(0, 1 - drop.lowest())),
        metric == ConnectivityMetric.BGP || metric == ConnectivityMetric.ACTIVE_PROBING,
        List.of(source),
        Stream.of(drop.onset(), drop.recovery()).filter(id -> id != null).toList(),
        place(subject, asn) + HOUR.format(drop.start()),
        drop.start());
  }

  /** What was concluded elsewhere, as a part of a whole. */
  public static OutagePart of(Outage outage) {
    return new OutagePart(
        outage.getStart(),
        outage.getEnd(),
        lastSeen(outage),
        outage.getSeverity() == null ? 0 : outage.getSeverity(),
        true,
        outage.getSources(),
        outage.getEvidence(),
        outage.getId().substring(Outages.prefix(outage.getCountry()).length()),
        outage.getKnownSince() == null ? outage.getStart() : outage.getKnownSince());
  }

  /** Told to the hour, which may have begun before the outage did. */
  private static Instant lastSeen(Outage outage) {
    Instant last = outage.getLastSeen();
    return last != null && last.isBefore(outage.getStart()) ? outage.getStart() : last;
  }

  /**
   * From when a source that fell silent while down explains nothing, if nobody knows more.
   *
   * @param last its last word
   */
  public static Instant silentFrom(Instant last) {
    return last.truncatedTo(ChronoUnit.HOURS).plus(Outages.SILENCE);
  }

  private static String place(Subject subject, Long asn) {
    String region =
        subject.region() == null
            ? ""
            : subject.region().substring(subject.country().length() + 1).toLowerCase(Locale.ROOT)
                + "-";
    return region + (asn == null ? "" : "as" + asn + "-");
  }
}
