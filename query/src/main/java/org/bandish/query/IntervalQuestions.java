package org.bandish.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandish.detect.OutageHours;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.SignalDay;
import org.bandish.schema.Subject;
import org.bandish.timeline.Explanation;
import org.bandish.timeline.History;
import org.bandish.timeline.Published;

/** Questions about one ban by its id; all throw {@link NoIntervalException}. */
record IntervalQuestions(AsKnown known) {
  Ban ban(String id) {
    return ban(interval(id));
  }

  private Ban ban(BanInterval interval) {
    String country = interval.getCountry();
    return known.responded(known.snapshot(country).ban(interval, known.present(country)));
  }

  BanMeasurements measurements(String id) {
    BanInterval interval = interval(id);
    Subject subject = Spans.subject(interval);
    Instant end = Spans.end(interval);
    Instant present = known.present(interval.getCountry());
    List<SignalDay> days = known.views().signalDays().apply(subject + "|");
    OutageHours outages = new OutageHours(subject, known.views().outages().values());
    return new MeasuredBan(
            Spans.start(interval),
            end == null || end.isAfter(present) ? present : end,
            known.asOf(subject.zone()))
        .of(days, days.isEmpty() ? outages : during(outages, days), outages.all());
  }

  /** The outages of the time in which was measured: there may be many others. */
  private static OutageHours during(OutageHours outages, List<SignalDay> days) {
    LocalDate first = days.stream().map(SignalDay::getDay).min(LocalDate::compareTo).orElseThrow();
    LocalDate last = days.stream().map(SignalDay::getDay).max(LocalDate::compareTo).orElseThrow();
    return outages.during(
        first.atStartOfDay(ZoneOffset.UTC).toInstant(),
        last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  Page<Evidence> evidence(String id) {
    BanInterval interval = interval(id);
    Map<String, Evidence> standing = FactTimes.standing(known.evidence(Spans.subject(interval)));
    List<Evidence> facts =
        interval.getEvidence().stream().map(standing::get).filter(Objects::nonNull).toList();
    return page(facts, fact -> key(Published.knownAt(fact), fact.getId()));
  }

  Explained explained(String id) {
    BanInterval interval = interval(id);
    Subject subject = Spans.subject(interval);
    Explanation explanation =
        new Explanation(
            subject,
            new History(subject, known.views().evidence().of(subject)),
            id,
            known.asOf(subject.zone()),
            known.views().names()::authorityName);
    return new Explained(
        ban(interval),
        explanation.reasons(),
        page(explanation.steps(), step -> key(step.knownAt(), step.fact().getId())));
  }

  private <T> Page<T> page(List<T> all, Function<T, String> key) {
    return known.views().page(known.filters(), known.current(), all, key, false);
  }

  private static String key(Instant knownAt, String id) {
    return Pages.sortable(knownAt.toEpochMilli()) + " " + id;
  }

  private BanInterval interval(String id) {
    Stream<BanInterval> bans =
        known.filters().asOf() == null
            ? Stream.ofNullable(known.current().byId(id))
            : candidates(id).flatMap(subject -> known.bans(subject).stream());
    return bans.filter(interval -> interval.getId().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoIntervalException(whyNot(id)));
  }

  /** An id begins with its place and platform. */
  private Stream<Subject> candidates(String id) {
    return known.views().evidence().subjects().stream()
        .filter(
            subject -> {
              String place = subject.region() == null ? subject.country() : subject.region();
              return id.startsWith(place.toLowerCase(Locale.ROOT) + "-" + subject.platform() + "-");
            });
  }

  private String whyNot(String id) {
    List<History.Known> times =
        candidates(id)
            .map(subject -> new History(subject, known.views().evidence().of(subject)))
            .flatMap(history -> history.known(id).stream())
            .toList();
    if (times.isEmpty()) {
      return "there is no interval " + id + ", and by what is known now there never was";
    }
    When asOf = known.filters().asOf();
    return (asOf == null
            ? "there is no interval " + id + " any more"
            : "there was no interval " + id + " as of " + asOf.text())
        + ": it was known "
        + times.stream().map(IntervalQuestions::told).collect(Collectors.joining(", and "))
        + "; ask with an asOf in that time";
  }

  private static String told(History.Known time) {
    return "from " + time.from() + (time.to() == null ? " on" : " until " + time.to());
  }
}
