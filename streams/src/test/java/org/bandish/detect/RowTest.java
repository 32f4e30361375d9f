package org.bandish.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.bandish.event.Access;
import org.junit.jupiter.api.Test;

/** How what was held of a span, in one time after the other, becomes rows. Hours since 1970. */
class RowTest {
  private static final long KNOWN = 10;

  @Test
  void shouldKeepWhenASpanWasFirstKnownWhereWhatBecamePublicLateMovesItsEnd() {
    List<Row> rows = Row.of(List.of(held(20, Long.MIN_VALUE, 30), held(25, 30, Long.MAX_VALUE)));

    assertThat(rows)
        .extracting(Row::heldFrom, Row::heldTo, this::knownSince, this::end)
        .containsExactly(
            tuple(null, Hour.at(30), Hour.at(KNOWN), Hour.at(20)),
            tuple(Hour.at(30), null, Hour.at(KNOWN), Hour.at(25)));
  }

  @Test
  void shouldKnowASpanAnewThatWasNotHeldMeanwhile() {
    List<Row> rows = Row.of(List.of(held(20, Long.MIN_VALUE, 30), held(20, 40, Long.MAX_VALUE)));

    assertThat(rows)
        .extracting(Row::heldFrom, Row::heldTo, this::knownSince)
        .containsExactly(
            tuple(null, Hour.at(30), Hour.at(KNOWN)), tuple(Hour.at(40), null, Hour.at(40)));
  }

  @Test
  void shouldBeOneRowWhereOneTimeFollowsTheOtherAndNothingElseIsHeld() {
    assertThat(Row.of(List.of(held(20, Long.MIN_VALUE, 30), held(20, 30, Long.MAX_VALUE))))
        .extracting(Row::heldFrom, Row::heldTo, this::knownSince)
        .containsExactly(tuple(null, null, Hour.at(KNOWN)));
  }

  private Instant knownSince(Row row) {
    return row.stretch().span().knownSince();
  }

  private Instant end(Row row) {
    return row.stretch().span().end();
  }

  /** A block that began at 5; its end was known when that hour was over. */
  private static HeldStretch held(long end, long from, long to) {
    Span span =
        new Span(
            Access.BLOCKED, Hour.at(5), Hour.at(end), Hour.at(KNOWN), Hour.at(end + 1), 2, 3, 40);
    Stretch stretch = new Stretch(span, null, Hour.at(end + 1), DaysMeasured.NONE.hear(9));
    return new HeldStretch(stretch, from, to);
  }
}
