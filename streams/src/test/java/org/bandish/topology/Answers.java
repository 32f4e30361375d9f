package org.bandish.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.schema.Subject;
import org.bandish.timeline.Explanation;
import org.bandish.timeline.History;
import org.bandish.timeline.Published;
import org.bandish.timeline.Statuses;
import org.bandish.timeline.Timeline;

/**
 * What a ledger answers of all its subjects, as text by question: the bans, how each subject
 * stands, the measured spans as they are read, and why the bans are as they are.
 */
final class Answers {
  private final Map<String, String> answers = new LinkedHashMap<>();
  private final Instant asOf;
  private final Instant now;

  /**
   * Asks.
   *
   * @param ledger by subject
   * @param asOf null: by now
   * @param now the clock of who asks; as of a time, that time
   * @param why whether the reasons are asked for, which takes a while
   */
  Answers(Map<String, List<Evidence>> ledger, Instant asOf, Instant now, boolean why) {
    this.asOf = asOf;
    this.now = now;
    ledger.forEach((subject, evidence) -> ask(Subject.parse(subject), evidence, why));
  }

  /** The bans of a ledger by now. */
  static List<BanInterval> bans(Map<String, List<Evidence>> ledger) {
    List<BanInterval> bans = new ArrayList<>();
    ledger.forEach(
        (subject, evidence) ->
            bans.addAll(Timeline.derive(Subject.parse(subject), evidence, null)));
    return bans;
  }

  private void ask(Subject subject, List<Evidence> evidence, boolean why) {
    History history = new History(subject, evidence);
    List<BanInterval> bans = Timeline.derive(subject, evidence, asOf);
    if (!bans.equals(history.asOf(asOf))) {
      throw new IllegalStateException("the history of " + subject + " differs at " + asOf);
    }
    bans.forEach(ban -> answers.put("ban " + ban.getId(), ban.toString()));
    Statuses.Now status = Statuses.at(subject, bans, evidence, now, now);
    if (status.lastEvidence() != null) {
      answers.put("status " + subject, status.toString());
    }
    TreeSet<String> spans = new TreeSet<>();
    evidence.stream()
        .filter(fact -> fact.getObservedSpan() != null)
        .filter(fact -> !Published.knownAt(fact).isAfter(now))
        .forEach(fact -> spans.add(Published.asOf(fact, now).getObservedSpan().toString()));
    spans.forEach(span -> answers.put("span " + span, ""));
    if (why) {
      bans.forEach(ban -> explain(new Explanation(subject, evidence, ban.getId(), asOf), ban));
    }
  }

  private void explain(Explanation explanation, BanInterval ban) {
    answers.put("reasons " + ban.getId(), explanation.reasons().toString());
    int number = 0;
    for (Explanation.Step step : explanation.steps()) {
      answers.put(
          "step " + ban.getId() + " " + number++,
          step.knownAt() + " " + step.fact().getId() + " " + step.changes() + step.sentence());
    }
  }

  /**
   * What differs from other answers, one question a line; null: nothing.
   *
   * @param questions the first words of those that count
   */
  String difference(Answers other, List<String> questions) {
    TreeSet<String> asked = new TreeSet<>(answers.keySet());
    asked.addAll(other.answers.keySet());
    StringBuilder differs = new StringBuilder();
    for (String question : asked) {
      String one = answers.get(question);
      String two = other.answers.get(question);
      boolean counts = questions.contains(question.substring(0, question.indexOf(' ')));
      if (counts && !(one == null ? two == null : one.equals(two))) {
        differs.append("%s%n  from all: %s%n  by then:  %s%n".formatted(question, one, two));
      }
    }
    return differs.isEmpty() ? null : differs.toString();
  }
}
