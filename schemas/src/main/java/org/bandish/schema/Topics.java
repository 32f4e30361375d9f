package org.bandish.schema;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.bandish.event.Authority;
import org.bandish.event.BanInterval;
import org.bandish.event.BanOrder;
import org.bandish.event.BanTransition;
import org.bandish.event.CourtRuling;
import org.bandish.event.Cursor;
import org.bandish.event.Evidence;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Outage;
import org.bandish.event.Platform;
import org.bandish.event.PlatformStatus;
import org.bandish.event.Recurrence;
import org.bandish.event.SignalDay;
import org.bandish.event.Statement;

/**
 * Every topic, once. All have {@code message.timestamp.type=LogAppendTime}: Kafka's timestamps are
 * transport time, the facts carry their own, and a backfill of 2012 must not be deleted as old the
 * moment it arrives.
 */
public final class Topics {
  /** The default prefix of every topic's name. */
  public static final String DEFAULT_PREFIX = "bandish.";

  private static final String FOR_EVER = "-1";

  public static final Topic<BanOrder> BAN_ORDERS = fact("ban-orders", BanOrder.class);
  public static final Topic<CourtRuling> COURT_RULINGS = fact("court-rulings", CourtRuling.class);
  public static final Topic<Statement> STATEMENTS = fact("statements", Statement.class);
  public static final Topic<NetworkSignal> ACCESS_REPORTS =
      fact("access-reports", NetworkSignal.class);
  public static final Topic<ObservedSpan> OBSERVED_SPANS =
      fact("observed-spans", ObservedSpan.class);

  public static final Topic<Platform> PLATFORMS =
      compacted("platforms", "platform id", Platform.class, 1);
  public static final Topic<Authority> AUTHORITIES =
      compacted("authorities", "authority id", Authority.class, 1);

  public static final Topic<NetworkSignal> NETWORK_SIGNALS =
      new Topic<>(
          "network-signals",
          "subject|asn",
          NetworkSignal.class,
          false,
          0,
          kept(Duration.ofDays(90)));
  public static final Topic<SignalDay> SIGNAL_DAYS =
      compacted("signal-days", "subject|asn|day", SignalDay.class, 0);

  public static final Topic<Evidence> EVIDENCE =
      compacted("evidence", "subject|id|digest", Evidence.class, 0);
  public static final Topic<BanTransition> BAN_TRANSITIONS =
      new Topic<>("ban-transitions", "subject", BanTransition.class, false, 1, forEver());
  public static final Topic<BanInterval> BAN_INTERVALS =
      compacted("ban-intervals", "interval id", BanInterval.class, 0);
  public static final Topic<PlatformStatus> PLATFORM_STATUS =
      compacted("platform-status", "subject", PlatformStatus.class, 0);
  public static final Topic<Recurrence> RECURRENCES =
      compacted("recurrences", "subject", Recurrence.class, 0);
  public static final Topic<Outage> OUTAGES = compacted("outages", "outage id", Outage.class, 0);
  public static final Topic<Cursor> CURSORS =
      compacted("cursors", "importer and query", Cursor.class, 1);

  /** Original key and bytes of what failed; headers say where and why. */
  public static final Topic<SpecificRecord> DEAD_LETTERS =
      new Topic<>("dead-letters", "original key", null, false, 1, kept(Duration.ofDays(365)));

  /** All topics, in the order of the contract. */
  public static final List<Topic<?>> ALL =
      List.of(
          BAN_ORDERS,
          COURT_RULINGS,
          STATEMENTS,
          ACCESS_REPORTS,
          PLATFORMS,
          AUTHORITIES,
          NETWORK_SIGNALS,
          SIGNAL_DAYS,
          OBSERVED_SPANS,
          EVIDENCE,
          BAN_TRANSITIONS,
          BAN_INTERVALS,
          PLATFORM_STATUS,
          RECURRENCES,
          OUTAGES,
          CURSORS,
          DEAD_LETTERS);

  /** The topics of facts keyed by country, which one task reads together. */
  public static final List<Topic<?>> FACTS =
      List.of(BAN_ORDERS, COURT_RULINGS, STATEMENTS, ACCESS_REPORTS, OBSERVED_SPANS);

  private Topics() {}

  private static <T extends SpecificRecord> Topic<T> fact(String suffix, Class<T> type) {
    return new Topic<>(suffix, "country", type, true, 0, forEver());
  }

  private static <T extends SpecificRecord> Topic<T> compacted(
      String suffix, String key, Class<T> type, int partitions) {
    Map<String, String> config = new HashMap<>(forEver());
    config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    config.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, millis(Duration.ofDays(7)));
    return new Topic<>(suffix, key, type, false, partitions, Map.copyOf(config));
  }

  private static Map<String, String> forEver() {
    return config(FOR_EVER);
  }

  private static Map<String, String> kept(Duration retention) {
    return config(millis(retention));
  }

  private static Map<String, String> config(String retention) {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
        "LogAppendTime",
        TopicConfig.RETENTION_MS_CONFIG,
        retention,
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
        Integer.toString(2 * 1024 * 1024));
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
