package org.bandish.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.detect.KnownDays.at;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bandish.detect.BruteForceRows.Part;
import org.bandish.detect.BruteForceRows.Row;
import org.bandish.event.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference itself, on cases that can be told in a sentence. */
class BruteForceRowsTest {
  private final KnownDays days = new KnownDays();

  /** The second hour of a network that meets a block page decides; so does one of access. */
  @Test
  void shouldTellABlockAndItsEndInOneRowEach() {
    days.hour(1, 3, true).hour(1, 4, true).hour(1, 30, false).hour(1, 31, false);
    days.hour(1, 32, false);

    List<Row> rows = rows();

    assertThat(rows).hasSize(2);
    Row block = rows.get(0);
    assertThat(block.part().state()).isEqualTo(Access.BLOCKED);
    assertThat(block.part().start()).isEqualTo(at(3));
    assertThat(block.part().end()).isEqualTo(at(30));
    assertThat(block.heldFrom()).isNull();
    assertThat(block.heldTo()).isNull();
    assertThat(block.knownSince()).isEqualTo(at(5));
    assertThat(block.endKnownSince()).isEqualTo(rows.get(1).knownSince());
    assertThat(block.measured())
        .as("a day that was measured ends at its midnight, though not before the start")
        .containsEntry(at(5), at(3))
        .containsEntry(at(31), at(24))
        .hasSize(2);
    assertThat(rows.get(1).part().start()).isEqualTo(at(30));
    assertThat(rows.get(1).part().goesOn()).isTrue();
  }

  @Test
  void shouldHoldAnotherStartFromWhenALateMeasurementWasPublic() {
    days.hour(1, 3, true).hour(1, 4, true).known(1, 1, 50, 10, true, false);

    List<Row> rows = rows();

    assertThat(rows).extracting(row -> row.part().start()).containsExactly(at(1), at(3));
    assertThat(rows.get(0).heldFrom()).as("never held before").isNull();
    assertThat(rows.get(0).knownSince()).isEqualTo(at(50));
    assertThat(rows.get(1).knownSince()).isEqualTo(at(5));
    assertThat(rows.get(1).heldTo()).isEqualTo(at(50));
  }

  @Test
  void shouldBeginAnotherRowOfTheSameStartWhereItsNumbersChange() {
    days.hour(1, 3, true).hour(1, 4, true).known(1, 3, 40, 12, true, false);

    List<Row> rows = rows();

    assertThat(rows).extracting(Row::heldFrom).containsExactly(null, at(40));
    assertThat(rows).extracting(Row::heldTo).containsExactly(at(40), null);
    assertThat(rows).extracting(Row::knownSince).containsOnly(at(5));
    assertThat(rows).extracting(row -> row.part().measurements()).containsExactly(20L, 22L);
  }

  @Test
  void shouldKnowASpanAnewWhereItWasNotHeldInBetween() {
    days.hour(1, 3, true).hour(1, 4, true).known(1, 4, 40, 0, true, false);
    days.known(1, 4, 60, 10, true, false);

    List<Row> rows = rows();

    assertThat(rows).extracting(Row::heldFrom).containsExactly(null, at(60));
    assertThat(rows).extracting(Row::heldTo).containsExactly(at(40), null);
    assertThat(rows).extracting(Row::knownSince).containsExactly(at(5), at(60));
  }

  @Test
  void shouldBeginAnotherRowWithItsOwnKnowledgeWhereABlockIsThrottling() {
    days.hour(1, 3, true).hour(1, 4, true);
    days.known(1, 3, 40, 20, true, true).known(2, 3, 40, 10, true, true);
    days.known(1, 4, 40, 20, true, true).known(2, 4, 40, 10, true, true);

    List<Row> rows = rows();

    assertThat(rows)
        .extracting(row -> row.part().state())
        .containsExactly(Access.BLOCKED, Access.THROTTLED);
    assertThat(rows).extracting(Row::heldFrom).containsExactly(null, at(40));
    assertThat(rows).extracting(Row::knownSince).containsExactly(at(5), at(40));
  }

  /** That the week was silent is known by the measurement after it. */
  @Test
  void shouldKnowHowFarAStretchWasMeasuredSinceTheNextOne() {
    int later = 24 * 9;
    days.hour(1, 3, true).hour(1, 4, true).hour(1, later, true);

    List<Row> rows = rows();

    assertThat(rows).extracting(row -> row.part().start()).containsExactly(at(3), at(later));
    assertThat(rows.get(0).part().end()).isNull();
    assertThat(rows.get(0).part().measuredTo()).isEqualTo(at(5));
    assertThat(rows.get(0).endKnownSince()).isEqualTo(at(later + 1));
    assertThat(rows.get(0).measured()).containsOnlyKeys(at(5)).containsValue(at(3));
    assertThat(rows.get(0).at(at(later)).measuredTo()).isEqualTo(at(3));
    assertThat(rows.get(0).at(at(later + 1)).measuredTo()).isEqualTo(at(5));
  }

  @Test
  void shouldHoldWhatAnOutageExplainsUntilTheOutageIsKnown() {
    days.hour(1, 3, true).hour(1, 4, true);
    Explained outage = (asn, hour) -> hour.equals(at(4));
    long known = BruteForceRows.hours(at(20));

    List<Row> rows =
        new BruteForceRows(
                Detectors.DEFAULT, days.days(), now -> now < known ? Explained.NOTHING : outage)
            .rows(at(0), at(40));

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).knownSince()).isEqualTo(at(5));
    assertThat(rows.get(0).heldTo()).isEqualTo(at(20));
  }

  /** Rows lose nothing: read as of any hour they say what was believed then. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void shouldSayOfEveryHourWhatWasBelievedThen(long seed) {
    KnownDays random = KnownDays.random(new Random(seed));
    BruteForceRows brute =
        new BruteForceRows(Detectors.DEFAULT, random.days(), now -> Explained.NOTHING);
    int last = random.last() + 1;

    List<Row> rows = brute.rows(at(0), at(last));

    for (int now = 0; now <= last; now++) {
      List<Part> read = rows.stream().filter(isHeldAt(now)).map(asOf(now)).toList();
      assertThat(read).isEqualTo(brute.believedAt(at(now)));
    }
  }

  private static Predicate<Row> isHeldAt(int now) {
    return row -> row.isHeldAt(at(now));
  }

  private static Function<Row, Part> asOf(int now) {
    return row -> row.at(at(now));
  }

  private List<Row> rows() {
    return new BruteForceRows(Detectors.DEFAULT, days.days(), now -> Explained.NOTHING)
        .rows(at(0), at(24 * 12));
  }
}
