package org.bandish.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bandish.event.Evidence;
import org.bandish.event.Outage;
import org.bandish.timeline.Explanation;
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

  @Override
  public Page<StatusView> statuses(Filters filters, Instant now) {
    return new BanQuestions(views()).statuses(filters, now);
  }

  @Override
  public Optional<StatusView> status(String country, String platform, Instant now) {
    return new BanQuestions(views()).status(country, platform, now);
  }

  @Override
  public Page<Ban> bans(Filters filters, Instant now) {
    return new BanQuestions(views()).bans(filters, now);
  }

  @Override
  public Page<Ban> allBans(Filters filters, Instant now) {
    return new BanQuestions(views()).bans(filters.unlimited(), now);
  }

  @Override
  public Optional<Ban> ban(String id, Instant now) {
    return new BanQuestions(views()).ban(id, now);
  }

  @Override
  public Page<RecurrenceView> recurrences(Filters filters, Instant now) {
    return new BanQuestions(views()).recurrences(filters, now);
  }

  @Override
  public Page<Incident> incidents(Filters filters, Instant now) {
    return new BanQuestions(views()).incidents(filters, now);
  }

  @Override
  public Optional<Page<Evidence>> evidenceOf(String id, Filters filters) {
    return new FactQuestions(views()).evidenceOf(id, filters);
  }

  @Override
  public Optional<Page<Explanation.Step>> explanation(String id, Filters filters) {
    return new FactQuestions(views()).explanation(id, filters);
  }

  @Override
  public Page<Outage> outages(Filters filters, Instant now) {
    return new FactQuestions(views()).outages(filters, now);
  }

  @Override
  public Page<Evidence> evidence(Filters filters) {
    return new FactQuestions(views()).evidence(filters);
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
