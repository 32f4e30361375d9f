package org.bandish.query;

import java.time.Instant;
import java.util.List;
import org.bandish.event.Access;
import org.bandish.event.Outage;

/**
 * What was measured of a ban's platform while it lasted, and when nobody measured.
 *
 * @param networkSpans what each network showed, by its number and start, at most 200
 * @param networkSpanCount how many there are
 * @param gaps null: nobody measured the subject, then or ever
 * @param outages meanwhile, of the country or region and of its networks, by start, at most 200
 * @param outageCount how many there are
 */
public record BanMeasurements(
    List<NetworkSpan> networkSpans,
    long networkSpanCount,
    Gaps gaps,
    List<Outage> outages,
    long outageCount) {
  /**
   * What one network showed, by the detector for a single network.
   *
   * @param asn null: the network is not known
   * @param to where the state changed or the measurements stopped, exclusive
   */
  public record NetworkSpan(Long asn, Instant from, Instant to, Access state) {}

  /**
   * Hours of the ban in which no network measured.
   *
   * @param hours how many
   * @param ofHours how many hours the ban has, up to now while it goes on
   * @param longest those of a day or more, by start, the 100 longest
   */
  public record Gaps(long hours, long ofHours, List<Gap> longest) {}

  /** Hours in [from, to) in which no network measured. */
  public record Gap(Instant from, Instant to) {}
}
