package org.bandish.oracle;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A fact in the columns that the judge in SQL reads: instants in seconds since 1970, a bracket by
 * its earliest, its publication by its end. Of what was measured {@code at} is the start, and each
 * of {@code days} its midnight and since when it is known, with a slash between.
 */
public record JudgeFact(
    String id,
    String kind,
    String place,
    List<String> platforms,
    String owner,
    Long at,
    Long until,
    Long expires,
    long published,
    List<String> names,
    String supersedes,
    String withdraws,
    String says,
    String stated,
    List<String> lineage,
    String digest,
    Long ends,
    Long measuredTo,
    Long endsKnown,
    boolean explained,
    Long heldFrom,
    Long heldTo,
    List<String> days) {

  /** Reads a fact by the field names and defaults of the evidence files. */
  public static JudgeFact of(Map<String, Object> map, ZoneId zone) {
    Fact fact = new Fact(map, zone);
    boolean measured = fact.isMeasured();
    State says = measured ? fact.showed() : fact.says();
    String region = fact.text("region");
    List<String> platforms = fact.has("platforms") ? fact.list("platforms") : fact.list("platform");
    return new JudgeFact(
        fact.id,
        kind(fact),
        region == null ? fact.text("country") : region,
        platforms,
        fact.owner(),
        measured ? seconds(fact.text("start")) : Long.valueOf(fact.at().getEpochSecond()),
        fact.isSignal() ? earliest(fact, "until") : null,
        earliest(fact, "expires"),
        measured ? seconds(fact.text("knownSince")) : fact.publicAt().getEpochSecond(),
        fact.list("refersTo"),
        fact.text("supersedes"),
        fact.text("withdraws"),
        says == State.UNKNOWN ? null : says.name().toLowerCase(Locale.ROOT),
        fact.text("transition"),
        fact.list("lineage"),
        Oracle.digest(map),
        seconds(fact.text("end")),
        seconds(fact.text("measuredTo")),
        seconds(fact.text("endKnownSince")),
        fact.isExplained(),
        seconds(fact.text("heldFrom")),
        seconds(fact.text("heldTo")),
        Measurements.days(map).stream()
            .map(day -> day[0].getEpochSecond() + "/" + day[1].getEpochSecond())
            .toList());
  }

  private static String kind(Fact fact) {
    if (fact.isMeasured()) {
      return "measured";
    } else if (fact.isSignal()) {
      return "report".equals(fact.text("source")) ? "report" : "tells";
    } else if (fact.isInstrument()) {
      return fact.isAction("throttle") ? "throttle" : "block";
    } else if (fact.isDisposition("orders-unblock")) {
      return "restoration-order";
    } else if (fact.isLift()) {
      return "lift";
    } else if (fact.isStay()) {
      return "stay";
    } else if (fact.isReinstatement()) {
      return "resume";
    }
    return fact.isAction("extend") ? "extend" : "tells";
  }

  private static Long earliest(Fact fact, String field) {
    return fact.has(field) ? fact.moment(field).earliest().getEpochSecond() : null;
  }

  private static Long seconds(String instant) {
    return instant == null ? null : Instant.parse(instant).getEpochSecond();
  }
}
