package org.bandish.oracle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A second reading of domain.md sections 1 to 3, written from the text alone and kept apart from
 * the code it checks: slow, literal, one sentence after the other. Facts are maps with the field
 * names of contract.md section 1; reports and a detector's spans (type {@code observed-span}) make
 * the observed track, single measurements are left out.
 */
public final class Oracle {
  private Oracle() {}

  /**
   * The ban intervals of one subject.
   *
   * @param region null for the country itself
   * @param asOf null for everything; else evidence whose published bracket has ended by then
   * @param zone of the country's capital
   */
  public static List<Map<String, Object>> intervals(
      String country,
      String region,
      String platform,
      List<Map<String, Object>> facts,
      Instant asOf,
      ZoneId zone) {
    return intervals(country, region, platform, facts, asOf, zone, Oracle::digest);
  }

  /** The same with the digest that breaks ties between versions of one id published together. */
  public static List<Map<String, Object>> intervals(
      String country,
      String region,
      String platform,
      List<Map<String, Object>> facts,
      Instant asOf,
      ZoneId zone,
      Function<Map<String, Object>, String> digest) {
    Known known = new Known(facts, country, region, platform, asOf, zone, digest);
    Tracks tracks = Tracks.of(new Calendar(known));
    List<Map<String, Object>> intervals = new ArrayList<>();
    for (Bans.Ban ban : new Bans(tracks).all()) {
      intervals.add(new Interval(known, tracks, ban, zone).toMap());
    }
    return intervals;
  }

  static String digest(Map<String, Object> fact) {
    try {
      byte[] text = new TreeMap<>(fact).toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The statistics of a subject's bans, in the order given. A ban without {@code days} counts in
   * count, gaps and authorities alone; a gap after a ban without an end date is null.
   */
  public static Map<String, Object> recurrence(List<Map<String, Object>> intervals) {
    List<Long> days = new ArrayList<>();
    List<Long> gaps = new ArrayList<>();
    List<Object> authorities = new ArrayList<>();
    LocalDate end = null;
    for (int i = 0; i < intervals.size(); i++) {
      Map<String, Object> interval = intervals.get(i);
      if (interval.get("days") instanceof Long number) {
        days.add(number);
      }
      for (Object authority : (List<?>) interval.get("imposedBy")) {
        if (!authorities.contains(authority)) {
          authorities.add(authority);
        }
      }
      if (i > 0) {
        LocalDate start = date(interval, "start");
        gaps.add(end == null ? null : Long.valueOf(ChronoUnit.DAYS.between(end, start)));
      }
      end = date(interval, "end");
    }
    days.sort(null);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("count", intervals.size());
    map.put("gapsDays", gaps);
    long total = days.stream().mapToLong(Long::longValue).sum();
    map.put("totalDays", total);
    int n = days.size();
    map.put("longest", n == 0 ? null : days.get(n - 1));
    map.put("shortest", n == 0 ? null : days.get(0));
    map.put("mean", n == 0 ? null : (double) total / n);
    map.put("median", n == 0 ? null : (days.get((n - 1) / 2) + days.get(n / 2)) / 2.0);
    map.put("authorities", authorities);
    return map;
  }

  private static LocalDate date(Map<String, Object> interval, String bound) {
    return interval.get(bound) instanceof Map<?, ?> map ? (LocalDate) map.get("date") : null;
  }
}
