package org.bandish.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.bandish.event.BanInterval;
import org.bandish.event.Bound;
import org.bandish.event.Disclosure;
import org.bandish.event.IntervalState;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;
import org.bandish.event.Precision;
import org.bandish.event.Restriction;
import org.bandish.schema.Topics;

/** Intervals by hand. */
final class Bans {
  private static final ZoneId KARACHI = ZoneId.of("Asia/Karachi");

  static {
    // Whoever names a topic vouches for the generated classes; Avro's builders copy no others.
    Topics.BAN_INTERVALS.schema();
  }

  private Bans() {}

  /** A ban of a platform in Pakistan from a local day to another, or going on. */
  static BanInterval of(String id, String platform, String start, String end, String... imposedBy) {
    LocalDate from = LocalDate.parse(start);
    LocalDate to = end == null ? null : LocalDate.parse(end);
    Long days = to == null ? null : Long.valueOf(to.toEpochDay() - from.toEpochDay());
    return BanInterval.newBuilder()
        .setId(id)
        .setRevision(1)
        .setCountry("PK")
        .setPlatform(platform)
        .setRestriction(Restriction.BLOCK)
        .setState(to == null ? IntervalState.ONGOING : IntervalState.ENDED)
        .setStart(bound(from))
        .setEnd(to == null ? null : bound(to))
        .setDays(days)
        .setMinDays(days)
        .setMaxDays(days)
        .setPhases(
            List.of(
                new PhaseSpan(
                    midnight(from),
                    to == null ? null : midnight(to),
                    Phase.ORDERED,
                    Restriction.BLOCK)))
        .setImposedBy(List.of(imposedBy))
        .setDisclosure(Disclosure.ANNOUNCED)
        .setKnownSince(midnight(from))
        .setRules("timeline@1")
        .build();
  }

  static Instant midnight(LocalDate date) {
    return date.atStartOfDay(KARACHI).toInstant();
  }

  private static Bound bound(LocalDate date) {
    return new Bound(
        midnight(date), midnight(date.plusDays(1)), date, Precision.DAY, List.of("fact"));
  }
}
