package org.bandish.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandish.event.Evidence;
import org.bandish.event.Outage;
import org.bandish.timeline.Incidents.Incident;

/**
 * Every question that the record answers; the only way in which the web reaches it. {@code now} is
 * the asker's clock: up to it an ongoing ban counts. Filters with asOf are answered as it was known
 * then, and with at as it was at that moment. All throw {@link NotReadyException} until the record
 * can be read, and {@link BadParameterException} for a page cursor of another question.
 */
public interface Queries {
  /** What must happen before questions are answered; empty: they are. */
  List<String> waitingFor();

  /** How each subject with evidence stands. */
  Page<StatusView> statuses(Filters filters, Instant now);

  /** How a subject stands; empty: nobody knows the platform. */
  Optional<StatusView> status(String country, String platform, Filters filters, Instant now);

  /** The bans that pass the filters. */
  Page<Ban> bans(Filters filters, Instant now);

  /** As {@link #bans}, all of them on one page. */
  Page<Ban> allBans(Filters filters, Instant now);

  /**
   * One ban.
   *
   * @throws NoIntervalException if there is none of that id at the time that was asked for
   */
  Ban ban(String id, Filters filters, Instant now);

  /**
   * What was measured while a ban lasted.
   *
   * @throws NoIntervalException if there is none of that id at the time that was asked for
   */
  BanMeasurements measurementsOf(String id, Filters filters, Instant now);

  /**
   * The facts behind a ban, in the order in which they became public.
   *
   * @throws NoIntervalException if there is none of that id at the time that was asked for
   */
  Page<Evidence> evidenceOf(String id, Filters filters, Instant now);

  /**
   * Why a ban is as it is: what each fact behind it did, in the order in which they became public.
   *
   * @throws NoIntervalException if there is none of that id at the time that was asked for
   */
  Explained explanation(String id, Filters filters, Instant now);

  /** Statistics of the bans that pass the filters. */
  Page<RecurrenceView> recurrences(Filters filters, Instant now);

  /** Incidents by start. */
  Page<Incident> incidents(Filters filters, Instant now);

  /** Outages by start. */
  Page<Outage> outages(Filters filters, Instant now);

  /** The facts that pass the filters, each once, by the time they speak of. */
  Page<Evidence> evidence(Filters filters, Instant now);

  /** Measurements by hour. */
  Page<SignalHour> signals(Filters filters);

  /**
   * Transitions behind a cursor.
   *
   * @throws CursorGoneException if the cursor is of another topic or beyond the end
   */
  Page<Change> changes(Filters filters, Instant now);

  /** The latest transitions of a country, the latest first. */
  List<Change> latest(String country, int limit, Instant now);

  /** Where ban-transitions stands. */
  Cursor cursor();

  /** The platform's id for any of its names, and what it is called. */
  PlatformName platform(String name);

  /** How much the record holds. */
  Counts counts();

  /**
   * Calls the listener after each change; it must not block.
   *
   * @return ends it
   */
  Runnable onChange(Runnable listener);

  /** A platform's id and name. */
  record PlatformName(String id, String name) {}

  /** Numbers of entries. */
  record Counts(long intervals, long evidence, long applied) {}
}
