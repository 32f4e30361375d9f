package org.bandish.query;

import java.util.List;
import java.util.Optional;
import org.bandish.schema.Subject;
import org.bandish.timeline.Statuses;

/** Questions about how subjects stand: now, at a moment, and as it was known at another. */
record StatusQuestions(AsKnown known) {
  Page<StatusView> statuses() {
    Filters filters = known.filters();
    BanFilter filter = new BanFilter(filters, known.views().names());
    List<StatusView> statuses =
        known.subjects().stream()
            .filter(s -> filters.country() == null || filters.country().equals(s.country()))
            .filter(s -> filter.subject(s.country(), s.region(), s.platform()))
            .map(this::status)
            .filter(status -> filters.access() == null || filters.access() == status.state())
            .toList();
    return known
        .views()
        .page(filters, known.current(), statuses, s -> s.country() + "/" + s.platform(), false);
  }

  Optional<StatusView> status(String country, String platform) {
    Names names = known.views().names();
    for (String id : names.platformIds(platform)) {
      Subject subject = Subject.national(country, id);
      if (names.isPlatform(id) || known.subjects().contains(subject)) {
        return Optional.of(status(subject));
      }
    }
    return Optional.empty();
  }

  private StatusView status(Subject subject) {
    When at = known.filters().at();
    Statuses.Now status =
        known.status(
            subject, at == null ? known.present(subject.country()) : at.last(subject.zone()));
    return new StatusView(
        subject.country(),
        subject.platform(),
        StatusView.State.valueOf(status.state().name()),
        status.phase(),
        status.since(),
        status.interval(),
        status.lastEvidence(),
        status.networks());
  }
}
