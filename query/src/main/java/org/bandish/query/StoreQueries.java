package org.bandish.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bandish.event.Evidence;
import org.bandish.event.Outage;
import org.bandish.timeline.Incidents.Incident;

/** Answers from the views. Reads no clock. */
public final class StoreQueries implements Queries {
  private final Supplier<Views> views;
  private final Supplier<List<String>> waitingFor;
  private final Listeners listeners;

  /**
   * Questions to the views.
   *
   * @param views the present ones; asked anew for each question
   * @param waitingFor empty once they can be read
   * @param listeners called by whoever applies to the views
   */
  public StoreQueries(
      Supplier<Views> views, Supplier<List<String>> waitingFor, Listeners listeners) {
    this.views = views;
    this.waitingFor = waitingFor;
    this.listeners = listeners;
  }

  @Override
  public List<String> waitingFor() {
    return waitingFor.get();
  }

  private Views views() {
    List<String> reasons = waitingFor.get();
    if (!reasons.isEmpty()) {
      throw new NotReadyException(reasons);
    }
    return views.get();
  }

  private AsKnown known(Filters filters, Instant now) {
    return AsKnown.of(views(), filters, now);
  }

  @Override
  public Page<StatusView> statuses(Filters filters, Instant now) {
    return new StatusQuestions(known(filters, now)).statuses();
  }

  @Override
  public Optional<StatusView> status(
      String country, String platform, Filters filters, Instant now) {
    return new StatusQuestions(known(filters, now)).status(country, platform);
  }

  @Override
  public Page<Ban> bans(Filters filters, Instant now) {
    return new BanQuestions(known(filters, now)).bans();
  }

  @Override
  public Page<Ban> allBans(Filters filters, Instant now) {
    return new BanQuestions(known(filters.unlimited(), now)).bans();
  }

  @Override
  public Ban ban(String id, Filters filters, Instant now) {
    return new IntervalQuestions(known(filters, now)).ban(id);
  }

  @Override
  public BanMeasurements measurementsOf(String id, Filters filters, Instant now) {
    return new IntervalQuestions(known(filters, now)).measurements(id);
  }

  @Override
  public Page<Evidence> evidenceOf(String id, Filters filters, Instant now) {
    return new IntervalQuestions(known(filters, now)).evidence(id);
  }

  @Override
  public Explained explanation(String id, Filters filters, Instant now) {
    return new IntervalQuestions(known(filters, now)).explained(id);
  }

  @Override
  public Page<RecurrenceView> recurrences(Filters filters, Instant now) {
    return new BanQuestions(known(filters, now)).recurrences();
  }

  @Override
  public Page<Incident> incidents(Filters filters, Instant now) {
    return new BanQuestions(known(filters, now)).incidents();
  }

  @Override
  public Page<Outage> outages(Filters filters, Instant now) {
    return new FactQuestions(views()).outages(filters, now);
  }

  @Override
  public Page<Evidence> evidence(Filters filters, Instant now) {
    AsKnown known = known(filters, now);
    return new FactQuestions(known.views()).evidence(known);
  }

  @Override
  public Page<SignalHour> signals(Filters filters) {
    return new FactQuestions(views()).signals(filters);
  }

  @Override
  public Page<Change> changes(Filters filters, Instant now) {
    return new ChangeQuestions(views()).changes(filters, now);
  }

  @Override
  public List<Change> latest(String country, int limit, Instant now) {
    return new ChangeQuestions(views()).latest(country, limit, now);
  }

  @Override
  public Cursor cursor() {
    Views views = views();
    return views.cursor(views.intervals().snapshot());
  }

  @Override
  public PlatformName platform(String name) {
    Names names = views().names();
    String id = names.platformIds(name).iterator().next();
    return new PlatformName(id, names.platformName(id));
  }

  @Override
  public Counts counts() {
    Views present = views.get();
    if (present == null) {
      return new Counts(0, 0, -1);
    }
    Snapshot snapshot = present.intervals().snapshot();
    return new Counts(snapshot.intervals().size(), present.evidence().size(), snapshot.offset());
  }

  @Override
  public Runnable onChange(Runnable listener) {
    return listeners.add(listener);
  }
}
