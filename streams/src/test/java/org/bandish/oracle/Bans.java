package org.bandish.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Domain.md 3.4: which cells are one ban. */
final class Bans {
  /** Cells first to last inclusive; both are banned. */
  record Ban(int first, int last) {}

  private final Tracks tracks;
  private final Calendar calendar;

  Bans(Tracks tracks) {
    this.tracks = tracks;
    this.calendar = tracks.calendar;
  }

  List<Ban> all() {
    List<Ban> bans = new ArrayList<>();
    for (Ban span : spans()) {
      Ban previous = bans.isEmpty() ? null : bans.get(bans.size() - 1);
      if (previous != null && isShort(tracks.to(previous.last()), from(span))) {
        bans.set(bans.size() - 1, new Ban(previous.first(), span.last()));
      } else {
        bans.add(span);
      }
    }
    return bans;
  }

  private Instant from(Ban span) {
    return tracks.cells.get(span.first()).from();
  }

  private List<Ban> spans() {
    List<Ban> spans = new ArrayList<>();
    int first = -1;
    for (int i = 0; i < tracks.cells.size(); i++) {
      boolean banned = tracks.cells.get(i).banned();
      if (banned && first < 0) {
        first = i;
      }
      boolean lastOfSpan = i + 1 == tracks.cells.size() || !tracks.cells.get(i + 1).banned();
      if (banned && lastOfSpan) {
        spans.add(new Ban(first, i));
        first = -1;
      }
    }
    return spans;
  }

  /** An opening made by a lift is short below 24 h, any other below the merge gap. */
  boolean isShort(Instant opening, Instant closing) {
    Duration limit =
        tracks.endsAt(opening).stream().anyMatch(e -> e.effective() && e.by() == Tracks.By.LIFT)
            ? Calendar.LIFT_GAP
            : Calendar.MERGE_GAP;
    Instant since = opening;
    if (!isStated(opening)) {
      Instant blocking = calendar.lastBlocking(opening);
      since = blocking == null ? opening : blocking;
    }
    return Duration.between(since, closing).compareTo(limit) < 0;
  }

  /** Whether the start of an opening is stated: an end, an until, or a restoration. */
  boolean isStated(Instant opening) {
    return tracks.endsAt(opening).stream().anyMatch(Tracks.End::effective)
        || !statements(opening).isEmpty();
  }

  /**
   * The moments, other than ends of instruments, that state the start of an opening. A measured
   * span states none where it begins, and where measuring stopped.
   */
  List<Bracket> statements(Instant opening) {
    List<Bracket> moments = new ArrayList<>();
    for (Calendar.Span span : calendar.spans) {
      boolean told = !span.fact().isMeasured();
      if (told && span.state() == State.ACCESSIBLE && span.from().equals(opening)) {
        moments.add(span.fact().moment("at"));
      }
      boolean ranOut = !span.fact().has("lastingAt");
      if (ranOut && span.state().closed() && span.to().equals(opening)) {
        moments.add(span.fact().moment("until"));
      }
    }
    for (Calendar.Lasting report : calendar.reports) {
      boolean restored = report.state() == State.ACCESSIBLE && report.fact().isRestoration();
      if (restored && report.at().equals(opening)) {
        moments.add(report.fact().moment("at"));
      }
    }
    return moments;
  }

  /** Whether an instrument has been in force in the ban that stands when the cells end at now. */
  boolean hadInstrument(Instant now) {
    List<Ban> bans = all();
    if (bans.isEmpty()) {
      return false;
    }
    Ban ban = bans.get(bans.size() - 1);
    Instant opening = tracks.to(ban.last());
    if (opening != null && !isShort(opening, now)) {
      return false;
    }
    for (int i = ban.first(); i <= ban.last(); i++) {
      if (!tracks.cells.get(i).inForce().isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
