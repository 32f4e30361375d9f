package org.bandish.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bandish.event.Outage;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** Hours since 1970. */
class OutageHoursTest {
  private static final Subject X = Subject.national("PK", "x");
  private static final Instant FIRST = hour(0);
  private static final Instant LAST = hour(1000);

  @Test
  void shouldSayWhatIsHeldNowUnlessAskedForAnotherMoment() {
    OutageHours hours =
        believed(
            belief(outage(null, 10, 20.0), 10, 30.0),
            belief(outage(null, 10, 15.0), 30, null),
            belief(outage(7L, 40, null), 40, null));

    assertThat(hours.by(null, hour(17))).isFalse();
    assertThat(hours.all()).hasSize(2);
    assertThat(hours.at(9).all()).isEmpty();
    assertThat(hours.at(20).by(null, hour(17))).isTrue();
    assertThat(hours.at(29).by(null, hour(17))).isTrue();
    assertThat(hours.at(30).by(null, hour(17))).isFalse();
    assertThat(hours.at(30).at(29).by(null, hour(17))).isTrue();
    assertThat(hours.at(39).by(7L, hour(40))).isFalse();
    assertThat(hours.at(40).by(7L, hour(40))).isTrue();
    assertThat(hours.at(40).by(8L, hour(40))).isFalse();
  }

  @Test
  void shouldHoldAnOutageSinceItBeganAndWasKnownWhereNothingElseIsSaid() {
    Outage told = Outage.newBuilder(outage(null, 10, 20.0)).setKnownSince(hour(25.5)).build();
    OutageHours hours = new OutageHours(X, List.of(told, outage(null, 30.25, 33.0)));

    assertThat(hours.by(null, hour(12))).isTrue();
    assertThat(hours.at(25).by(null, hour(12))).isFalse();
    assertThat(hours.at(26).by(null, hour(12))).isTrue();
    assertThat(hours.at(30).by(null, hour(30))).isFalse();
    assertThat(hours.at(31).by(null, hour(30))).isTrue();
    assertThat(hours.changes(FIRST, LAST)).containsExactly(26L);
  }

  @Test
  void shouldChangeNothingLateWhereAnOutageIsKnownWhileItGoesOn() {
    OutageHours hours =
        believed(
            belief(outage(null, 10.5, 20.0), 11, null), belief(outage(7L, 30, null), 30, null));

    assertThat(hours.changes(FIRST, LAST)).isEmpty();
  }

  @Test
  void shouldChangeWhenAnOutageIsWithdrawnOrMoved() {
    OutageHours hours =
        believed(
            belief(outage(null, 10, 20.0), 10, 30.0),
            belief(outage(null, 12, 20.0), 30, 50.0),
            belief(outage(7L, 10, 20.0), 10, 40.0));

    assertThat(hours.changes(FIRST, LAST)).containsExactly(30L, 40L, 50L);
    assertThat(hours.changes(FIRST, hour(12))).containsExactly(30L, 40L);
    assertThat(hours.changes(hour(12), hour(20))).containsExactly(50L);
    assertThat(hours.changes(hour(20), LAST)).isEmpty();
  }

  @Test
  void shouldNotChangeHoursWhereAnotherOutageExplainsThem() {
    OutageHours hours =
        believed(
            belief(outage(null, 10, 20.0), 10, 30.0),
            belief(outage(null, 10, 15.0), 30, null),
            belief(outage(null, 15, 25.0), 15, null),
            belief(outage(7L, 12, 18.0), 12, 40.0));

    assertThat(hours.changes(FIRST, LAST)).isEmpty();
  }

  /** The hour that ends at the moment was never judged by what was known before. */
  @Test
  void shouldNotChangeAnHourThatWasNotOver() {
    assertThat(believed(belief(outage(null, 10, 20.0), 11, null)).changes(FIRST, LAST)).isEmpty();
    assertThat(believed(belief(outage(null, 10, 20.0), 12, null)).changes(FIRST, LAST))
        .containsExactly(12L);
  }

  @Test
  void shouldConcernASubjectThatTheOutageReaches() {
    Outage region = Outage.newBuilder(outage(null, 10, 20.0)).setRegion("PK-KP").build();

    assertThat(believed(belief(region, 30, null)).changes(FIRST, LAST)).isEmpty();
    assertThat(
            OutageHours.believed(new Subject("PK", "PK-KP", "x"), List.of(belief(region, 30, null)))
                .changes(FIRST, LAST))
        .containsExactly(30L);
  }

  private static OutageHours believed(Belief... beliefs) {
    return OutageHours.believed(X, Arrays.asList(beliefs));
  }

  private static Belief belief(Outage outage, double since, Double until) {
    return new Belief(outage, hour(since), until == null ? null : hour(until));
  }

  private static Outage outage(Long asn, double start, Double end) {
    return Outage.newBuilder()
        .setId("o")
        .setCountry("PK")
        .setAsn(asn)
        .setStart(hour(start))
        .setEnd(end == null ? null : hour(end))
        .setSources(List.of())
        .setEvidence(List.of())
        .build();
  }

  private static Instant hour(double hours) {
    return Instant.ofEpochSecond(Math.round(hours * 3600));
  }
}
