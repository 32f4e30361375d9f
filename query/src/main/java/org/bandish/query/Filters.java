package org.bandish.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bandish.event.Disclosure;
import org.bandish.event.IntervalState;
import org.bandish.event.Phase;

/**
 * What was asked for; null: not asked.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region ISO 3166-2, or {@code *} for the country and all its regions; null: the country
 * @param platforms ids or names as written; empty: all
 * @param minDays at least so many local calendar days
 * @param sort default {@link Sort#START}
 * @param limit most items of one page
 * @param cursor where the page before ended
 * @param question the same for all pages of one question
 */
public record Filters(
    String country,
    String region,
    List<String> platforms,
    String authority,
    IntervalState state,
    StatusView.State access,
    Phase phase,
    Disclosure disclosure,
    When from,
    When to,
    When at,
    When asOf,
    Long minDays,
    Long asn,
    FactType type,
    GroupBy groupBy,
    Sort sort,
    Format format,
    Cursor since,
    int limit,
    String cursor,
    String question) {

  /** In place of a region: the country and all its regions. */
  public static final String ALL_REGIONS = "*";

  /** Nothing was asked for. */
  public static final Filters NONE = parse(Map.of(), Set.of());

  static final int DEFAULT_LIMIT = 100;
  static final int LARGEST_LIMIT = 1_000;

  /** Kinds of fact, as contract and files write them. */
  public enum FactType {
    BAN_ORDER,
    COURT_RULING,
    NETWORK_SIGNAL,
    STATEMENT,
    WITHDRAWAL,
    OBSERVED_SPAN
  }

  /** What bans are counted together. */
  public enum GroupBy {
    PLATFORM,
    AUTHORITY,
    COUNTRY
  }

  /** The orders of a list of intervals. */
  public enum Sort {
    START(false),
    START_DESC(false),
    DAYS(true),
    DAYS_DESC(true);

    private final boolean byDays;

    Sort(boolean byDays) {
      this.byDays = byDays;
    }

    boolean byDays() {
      return byDays;
    }

    boolean descending() {
      return this == START_DESC || this == DAYS_DESC;
    }
  }

  /** How the answer is written. */
  public enum Format {
    JSON,
    CSV,
    JSONL,
    PARQUET
  }

  /**
   * Reads the parameters of a query.
   *
   * @param raw every value of every parameter, decoded
   * @param allowed parameters of this question
   * @throws BadParameterException names the first that is unknown or has a bad value
   */
  public static Filters parse(Map<String, List<String>> raw, Set<Param> allowed) {
    ParamReader in = new ParamReader(raw, allowed);
    String region = in.region();
    String country = in.country();
    if (region != null && !region.equals(ALL_REGIONS)) {
      String of = region.substring(0, 2);
      if (country != null && !country.equals(of)) {
        throw new BadParameterException("region", region + " is not in " + country);
      }
      country = of;
    }
    When from = in.when(Param.FROM);
    When to = in.when(Param.TO);
    if (from != null && to != null && to.endsBefore(from)) {
      throw new BadParameterException(
          Param.TO.text(), "'" + to.text() + "' ends before from, '" + from.text() + "', begins");
    }
    return new Filters(
        country,
        region,
        in.platforms(),
        in.id(Param.AUTHORITY),
        in.constant(Param.STATE, List.of(IntervalState.ONGOING, IntervalState.ENDED)),
        in.constant(Param.ACCESS, List.of(StatusView.State.values())),
        in.constant(Param.PHASE, known(Phase.values())),
        in.constant(Param.DISCLOSURE, known(Disclosure.values())),
        from,
        to,
        in.when(Param.AT),
        in.when(Param.AS_OF),
        in.number(Param.MIN_DAYS, 0, 1_000_000),
        in.number(Param.ASN, 0, 4_294_967_295L),
        in.constant(Param.TYPE, List.of(FactType.values())),
        in.constant(Param.GROUP_BY, List.of(GroupBy.values())),
        in.sort(),
        in.constant(Param.FORMAT, List.of(Format.values())),
        in.cursor(Param.SINCE),
        in.number(Param.LIMIT, 1, LARGEST_LIMIT, DEFAULT_LIMIT),
        in.text(Param.CURSOR),
        question(raw));
  }

  /** The same question without pages. */
  Filters unlimited() {
    return new Filters(
        country,
        region,
        platforms,
        authority,
        state,
        access,
        phase,
        disclosure,
        from,
        to,
        at,
        asOf,
        minDays,
        asn,
        type,
        groupBy,
        sort,
        format,
        since,
        Integer.MAX_VALUE - 1,
        null,
        question);
  }

  /** Avro's enums begin with UNKNOWN, which nobody may ask for. */
  private static <E extends Enum<E>> List<E> known(E[] values) {
    return List.of(values).subList(1, values.length);
  }

  private static String question(Map<String, List<String>> raw) {
    Map<String, List<String>> rest = new TreeMap<>(raw);
    List.of(Param.LIMIT, Param.CURSOR, Param.FORMAT).forEach(param -> rest.remove(param.text()));
    return Integer.toHexString(rest.toString().toLowerCase(Locale.ROOT).hashCode());
  }
}
