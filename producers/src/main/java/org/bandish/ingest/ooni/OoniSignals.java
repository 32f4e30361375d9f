package org.bandish.ingest.ooni;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.bandish.event.NetworkSignal;
import org.bandish.event.SignalSource;
import org.bandish.ingest.reading.Keys;
import org.bandish.ingest.reading.Times;

/** Builds the signal of one measurement. */
final class OoniSignals {
  /**
   * Which measurement it is.
   *
   * @param uid OONI's id, or null where the source does not have it
   * @param reportId of the report that it belongs to, or null
   * @param input what was measured, or null
   */
  record Identity(String uid, String reportId, String input) {
    /** Its natural key: the uid, else the place in its report. */
    String key() {
      return uid == null ? Keys.id(reportId, input == null ? null : Keys.digest(input)) : uid;
    }

    /** The same however OONI publishes it, with uid or without, so that it counts once. */
    String lineage() {
      if (reportId == null) {
        return "ooni:" + uid;
      }
      return "ooni:" + reportId + (input == null ? "" : "/" + Keys.digest(input));
    }

    String url() {
      if (uid != null && uid.startsWith("20")) {
        return "https://explorer.ooni.org/m/" + encoded(uid);
      } else if (reportId == null) {
        return null;
      }
      return "https://explorer.ooni.org/measurement/"
          + encoded(reportId)
          + (input == null ? "" : "?input=" + encoded(input));
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  private OoniSignals() {}

  static NetworkSignal of(
      Identity identity,
      String part,
      String country,
      Long asn,
      String platform,
      Instant at,
      Verdict verdict) {
    return NetworkSignal.newBuilder()
        .setId(Keys.id("ooni", identity.key(), part))
        .setCountry(country)
        .setAsn(asn)
        .setPlatform(platform)
        .setSource(SignalSource.OONI)
        .setAt(Times.moment(at))
        .setBlocked(verdict.blocked())
        .setDown(verdict.down())
        .setOk(verdict.ok())
        .setMechanism(verdict.mechanism())
        .setLineage(List.of(identity.lineage()))
        .setUrl(identity.url())
        .build();
  }
}
