package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever becomes public late: as of every full hour the pipeline answers what it would have
 * answered then. {@code -Dbandish.lawSeeds=500} judges more worlds, {@code -Dbandish.firstLawSeed}
 * others; each that breaks the law is made as small as it can be.
 */
class AsOfLawTest {
  private static final long FIRST = Long.getLong("bandish.firstLawSeed", 1);
  private static final long SEEDS = Long.getLong("bandish.lawSeeds", 12);

  /** Every third world is fed in no order. */
  private static final long SHUFFLED = 3;

  private static final int HOURS = Integer.getInteger("bandish.lawHours", 24);

  /** Twice, and it decides by itself, as one network with a known block page may. */
  private static final String SHUT = "blocked=1.0 down=0.0 ok=0.0 count=10 mechanism=x.blockpage";

  /** The hour before: an hour of one network is not enough. */
  private static final String BEFORE =
      "signal id=a0 platform=x asn=1 source=OONI at=2024-02-11T02:20:00Z " + SHUT + "\n";

  private static final String OPEN = "blocked=0.0 down=0.0 ok=1.0 count=10";
  private static final String DOWN = "blocked=0.0 down=1.0 ok=0.0";

  static LongStream seeds() {
    return LongStream.range(FIRST, FIRST + SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldAnswerAsOfEveryHourWhatWasAnsweredThen(long seed) {
    List<SpecificRecord> facts = LateWorld.random(seed);
    Random random = new Random(seed);
    Map<Instant, String> found =
        AsOfLaw.judge(facts, AsOfLaw.instants(facts, HOURS, random), random, seed % SHUFFLED == 0);
    if (!found.isEmpty()) {
      fail(smallest(facts, found));
    }
  }

  static String smallest(List<SpecificRecord> facts, Map<Instant, String> found) {
    for (Instant hour : found.keySet()) {
      if (isBroken(facts, hour)) {
        List<SpecificRecord> few =
            Smallest.of(AsOfLaw.inOrder(facts), less -> isBroken(less, hour));
        return "\n" + FactLines.write(few) + "\n" + AsOfLaw.broken(few, hour);
      }
    }
    return "only in another order: " + found.values().iterator().next();
  }

  private static boolean isBroken(List<SpecificRecord> facts, Instant hour) {
    try {
      return !facts.isEmpty() && AsOfLaw.broken(facts, hour) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A report of an outage is public when it is over, unless it says otherwise. */
  @Test
  void shouldNotTakeHoursOutForAnOutageNotYetKnown() {
    holds(
        BEFORE
            + """
        signal id=a platform=x asn=1 source=OONI at=2024-02-11T03:30:00Z %s
        signal id=o source=REPORT at=2024-02-11T00:00:00Z until=2024-02-12T00:00:00Z %s
        """
                .formatted(SHUT, DOWN),
        "2024-02-11T12:00:00Z",
        1);
  }

  @Test
  void shouldTakeHoursOutForAnOutageUntilItIsWithdrawn() {
    holds(
        BEFORE
            + """
        signal id=a platform=x asn=1 source=OONI at=2024-02-11T03:30:00Z %s
        signal id=o source=REPORT at=2024-02-11T00:00:00Z until=2024-02-12T00:00:00Z published=2024-02-11T00:00:00Z %s
        statement id=w platforms=x kind=WITHDRAWS withdraws=o published=2024-02-15T00:00:00Z
        """
                .formatted(SHUT, DOWN),
        "2024-02-14T00:00:00Z",
        0);
  }

  @Test
  void shouldTakeHoursOutForAnOutageUntilItIsCorrected() {
    holds(
        BEFORE
            + """
        signal id=a platform=x asn=1 source=OONI at=2024-02-11T03:30:00Z %s
        signal id=o source=IODA at=2024-02-11T00:00:00Z until=2024-02-12T00:00:00Z published=2024-02-11T00:00:00Z %s
        signal id=o source=IODA at=2024-02-11T08:00:00Z until=2024-02-12T00:00:00Z published=2024-02-15T00:00:00Z %s
        """
                .formatted(SHUT, DOWN, DOWN),
        "2024-02-14T00:00:00Z",
        0);
  }

  /** Told live, what goes on was measured up to the last midnight: the lift was obeyed by then. */
  @Test
  void shouldMeasureWhatGoesOnNoFurtherThanWasToldThen() {
    holds(
        BEFORE
            + """
        order id=b platforms=x authority=pta action=BLOCK effective=2024-02-10T00:00:00Z
        order id=l platforms=x authority=pta action=UNBLOCK effective=2024-02-12T10:00:00Z
        signal id=a1 platform=x asn=1 source=OONI at=2024-02-11T03:30:00Z %s
        signal id=a2 platform=x asn=1 source=OONI at=2024-02-12T03:30:00Z %s
        signal id=a3 platform=x asn=1 source=OONI at=2024-02-13T03:30:00Z %s
        """
                .formatted(SHUT, SHUT, SHUT),
        "2024-02-12T12:00:00Z",
        1);
  }

  @Test
  void shouldNotLetALateMeasurementDelayWhatWasKnownOfItsHour() {
    holds(
        BEFORE
            + """
        signal id=a platform=x asn=1 source=OONI at=2024-02-11T03:10:00Z %s
        signal id=b platform=x asn=1 source=OONI at=2024-02-11T03:50:00Z published=2024-02-13T00:00:00Z %s
        """
                .formatted(SHUT, SHUT),
        "2024-02-12T00:00:00Z",
        1);
  }

  @Test
  void shouldNotKnowOfALateMeasurementBeforeItWasPublic() {
    holds(
        BEFORE
            + """
        signal id=a platform=x asn=1 source=OONI at=2024-02-11T03:10:00Z %s
        signal id=b platform=x asn=2 source=OONI at=2024-02-11T01:50:00Z published=2024-02-13T00:00:00Z %s
        """
                .formatted(SHUT, OPEN),
        "2024-02-12T00:00:00Z",
        1);
  }

  @Test
  void shouldCountTheEarlierVersionOfAMeasurementUntilTheLaterWasPublic() {
    holds(
        BEFORE
            + """
        signal id=a platform=x asn=1 source=OONI at=2024-02-11T03:10:00Z %s
        signal id=a platform=x asn=1 source=OONI at=2024-02-11T03:10:00Z published=2024-02-13T00:00:00Z %s
        """
                .formatted(SHUT, OPEN),
        "2024-02-12T00:00:00Z",
        1);
  }

  /** A number of a day is public when the day is over; until then the single one counts alone. */
  @Test
  void shouldCountASingleMeasurementUntilTheNumberOfItsDayWasPublic() {
    holds(
        BEFORE
            + """
        signal id=a platform=x asn=1 source=OONI at=2024-02-11T03:10:00Z %s
        signal id=n platform=x asn=1 source=OONI at=2024-02-11T00:00:00Z until=2024-02-12T00:00:00Z blocked=0.0 down=0.0 ok=1.0 count=50
        """
                .formatted(SHUT),
        "2024-02-11T12:00:00Z",
        1);
  }

  /** One value below is no drop yet. */
  @Test
  void shouldNotTakeAnHourOutBeforeASeriesIsSeenDownTwice() {
    holds(
        BEFORE
            + """
        signal id=a platform=x asn=1 source=OONI at=2024-02-11T03:30:00Z %s
        signal id=v1 source=IODA at=2024-02-11T00:55:00Z metric=BGP value=1000
        signal id=v2 source=IODA at=2024-02-11T01:55:00Z metric=BGP value=1000
        signal id=v3 source=IODA at=2024-02-11T02:55:00Z metric=BGP value=1000
        signal id=v4 source=IODA at=2024-02-11T03:55:00Z metric=BGP value=100
        signal id=v5 source=IODA at=2024-02-11T04:55:00Z metric=BGP value=100
        """
                .formatted(SHUT),
        "2024-02-11T04:00:00Z",
        1);
  }

  /** Six hours after its last word a series that fell silent explains nothing, until it speaks. */
  @Test
  void shouldCountWhatWasMeasuredWhileASeriesWasSilent() {
    holds(
        """
        signal id=v1 source=IODA at=2024-02-11T00:00:00Z metric=BGP value=1000
        signal id=v2 source=IODA at=2024-02-11T01:00:00Z metric=BGP value=1000
        signal id=v3 source=IODA at=2024-02-11T02:00:00Z metric=BGP value=100
        signal id=v4 source=IODA at=2024-02-11T03:00:00Z metric=BGP value=100
        signal id=v5 source=IODA at=2024-02-13T00:00:00Z metric=BGP value=1000
        signal id=a1 platform=x asn=1 source=OONI at=2024-02-12T02:30:00Z %s
        signal id=a2 platform=x asn=1 source=OONI at=2024-02-12T03:30:00Z %s
        """
            .formatted(SHUT, SHUT),
        "2024-02-12T12:00:00Z",
        1);
  }

  /**
   * The second network is silent at the last hour, so it does not count against access any more:
   * that hour decides, and says nothing itself.
   */
  @Test
  void shouldKnowOfNoSpanBeforeTheHourThatDecidedIt() {
    holds(
        """
        signal id=a1 platform=x asn=1 source=OONI at=2024-02-16T17:37:00Z blocked=0.0 down=0.0 ok=1.0 count=6
        signal id=b1 platform=x asn=2 source=OONI at=2024-02-16T22:03:00Z blocked=0.0 down=0.0 ok=1.0
        signal id=a2 platform=x asn=1 source=OONI at=2024-02-17T16:27:00Z blocked=0.0 down=0.0 ok=1.0 count=2
        signal id=a3 platform=x asn=1 source=OONI at=2024-02-18T00:18:00Z blocked=0.0 down=0.0 ok=1.0 count=2
        signal id=a4 platform=x asn=1 source=OONI at=2024-02-22T17:00:00Z blocked=0.0 down=0.0 ok=1.0 count=4
        signal id=b2 platform=x asn=2 source=OONI at=2024-02-23T11:30:00Z blocked=1.0 down=0.0 ok=0.0
        signal id=a5 platform=x asn=1 source=OONI at=2024-02-23T18:53:00Z blocked=0.75 down=0.0 ok=0.25
        """,
        "2024-02-23T18:00:00Z",
        0);
  }

  /** The order speaks of a day on which the span was measured, and was public a week later. */
  @Test
  void shouldExplainNothingByWhatALaterOrderSpeaksOf() {
    holds(
        """
        signal id=b1 platform=x asn=2 source=OONI at=2024-03-03T00:36:00Z blocked=0.75 down=0.0 ok=0.25 throttled=true count=3 mechanism=http.blockpage
        signal id=b2 platform=x asn=2 source=OONI at=2024-03-03T12:14:00Z blocked=1.0 down=0.0 ok=0.0 throttled=true count=7
        signal id=a1 platform=x asn=1 source=OONI at=2024-03-04T12:54:00Z blocked=1.0 down=0.0 ok=0.0
        signal id=a2 platform=x asn=1 source=OONI at=2024-03-04T23:02:00Z blocked=1.0 down=0.0 ok=0.0 count=4
        signal id=a3 platform=x asn=1 source=OONI at=2024-03-05T09:36:00Z blocked=1.0 down=0.0 ok=0.0 count=4
        signal id=a4 platform=x asn=1 source=OONI at=2024-03-06T06:18:00Z blocked=1.0 down=0.0 ok=0.0
        signal id=outage source=REPORT at=2024-03-04T14:50:00Z until=2024-03-09T06:38:00Z blocked=0.0 down=1.0 ok=0.0
        signal id=c1 platform=x source=OONI at=2024-03-09T17:28:00Z blocked=0.0 down=0.0 ok=1.0
        signal id=c2 platform=x source=OONI at=2024-03-11T00:28:00Z blocked=0.0 down=0.0 ok=1.0
        signal id=outage source=REPORT at=2024-03-03T23:42:00Z until=2024-03-08T07:26:00Z published=2024-03-11T00:32:00Z blocked=0.0 down=1.0 ok=0.0
        order id=order platforms=x authority=pta action=BLOCK effective=2024-03-11 published=2024-03-18T14:01:00Z
        """,
        "2024-03-12T19:00:00Z",
        1);
  }

  /**
   * Asserts the law of a small world.
   *
   * @param bans as many bans were known then, so that it is not about nothing
   */
  private static void holds(String lines, String asOf, int bans) {
    List<SpecificRecord> facts = FactLines.read(lines);
    Instant hour = Instant.parse(asOf);
    assertThat(Answers.bans(AsOfLaw.ledger(AsOfLaw.publicBy(hour, facts)))).hasSize(bans);
    assertThat(AsOfLaw.broken(facts, hour)).isNull();
  }
}
