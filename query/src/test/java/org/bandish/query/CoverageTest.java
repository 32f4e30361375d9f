package org.bandish.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bandish.event.HourCount;
import org.bandish.event.SignalDay;
import org.bandish.schema.Topics;
import org.junit.jupiter.api.Test;

/** Hours without measurements are there, and are seen to be without. */
class CoverageTest {
  static {
    Topics.SIGNAL_DAYS.schema();
  }

  private final List<SignalDay> days = new ArrayList<>();

  @Test
  void shouldShowAnHourWithoutMeasurementsBetweenTwoWith() {
    day("PK/x", 17557L, "2024-02-17", 5, 7);

    assertThat(ask())
        .extracting(SignalHour::hour, SignalHour::count)
        .containsExactly(
            tuple(at("2024-02-17T05:00:00Z"), 2L),
            tuple(at("2024-02-17T06:00:00Z"), 0L),
            tuple(at("2024-02-17T07:00:00Z"), 2L));
  }

  @Test
  void shouldFillTheSpanAskedFor() {
    day("PK/x", 17557L, "2024-02-17", 5);

    assertThat(ask("from", "2024-02-17T03:00Z", "to", "2024-02-17T07:00Z"))
        .extracting(SignalHour::hour, SignalHour::count)
        .containsExactly(
            tuple(at("2024-02-17T03:00:00Z"), 0L),
            tuple(at("2024-02-17T04:00:00Z"), 0L),
            tuple(at("2024-02-17T05:00:00Z"), 2L),
            tuple(at("2024-02-17T06:00:00Z"), 0L),
            tuple(at("2024-02-17T07:00:00Z"), 0L));
  }

  @Test
  void shouldReadADateWhereTheSubjectIs() {
    day("PK/x", 17557L, "2024-02-17", 5);

    assertThat(ask("from", "2024-02-17", "to", "2024-02-17"))
        .hasSize(24)
        .first()
        .extracting(SignalHour::hour)
        .isEqualTo(at("2024-02-16T19:00:00Z"));
  }

  @Test
  void shouldFillEachNetworkByItself() {
    day("PK/x", 17557L, "2024-02-17", 5, 6);
    day("PK/x", 23674L, "2024-02-17", 6);
    day("PK/x", null, "2024-02-17", 4, 6);

    assertThat(ask())
        .extracting(hour -> hour.hour().toString().substring(11, 13), SignalHour::asn)
        .containsExactly(
            tuple("04", null),
            tuple("05", 17557L),
            tuple("05", null),
            tuple("06", 17557L),
            tuple("06", 23674L),
            tuple("06", null));
  }

  @Test
  void shouldGiveEachHourOnceThroughPages() {
    day("PK/x", 17557L, "2024-02-17", 0, 23);
    day("PK/tiktok", 17557L, "2024-02-17", 10, 23);
    List<SignalHour> whole = ask();
    List<SignalHour> paged = new ArrayList<>();
    String cursor = null;
    do {
      Page<SignalHour> page = page(cursor, "limit", "7");
      paged.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);

    assertThat(paged).isEqualTo(whole).hasSize(24 + 14);
  }

  @Test
  void shouldReadNoMoreOfALongSpanThanThePage() {
    day("PK/x", 17557L, "2024-02-17", 5);

    assertThat(ask("from", "0001", "to", "9999", "limit", "3")).hasSize(3);
  }

  @Test
  void shouldKnowNoNetworkThatNeverMeasured() {
    assertThat(ask("from", "2024", "to", "2025")).isEmpty();
  }

  @Test
  void shouldRefuseACursorOfAnotherList() {
    day("PK/x", 17557L, "2024-02-17", 5);
    String question = filters(null).question();
    String cursor = Pages.part(List.of("a", "b"), item -> item, false, question, null, 1).next();

    assertThatThrownBy(() -> page(cursor)).isInstanceOf(BadParameterException.class);
  }

  private void day(String subject, Long asn, String day, int... hours) {
    days.add(
        SignalDay.newBuilder()
            .setSubject(subject)
            .setAsn(asn)
            .setDay(LocalDate.parse(day))
            .setHours(
                Arrays.stream(hours)
                    .mapToObj(
                        h ->
                            HourCount.newBuilder()
                                .setHour(h)
                                .setBlocked(1.0)
                                .setOk(1.0)
                                .setCount(2)
                                .build())
                    .toList())
            .setDigest("")
            .build());
  }

  private List<SignalHour> ask(String... parameters) {
    return page(null, parameters).items();
  }

  private Page<SignalHour> page(String cursor, String... parameters) {
    Views views = Views.of(Ledger.TOPIC_ID, () -> {}, prefix -> days, () -> 0);
    return new FactQuestions(views).signals(filters(cursor, parameters));
  }

  private static Filters filters(String cursor, String... parameters) {
    Map<String, List<String>> raw = new HashMap<>(Map.of("country", List.of("PK")));
    for (int i = 0; i < parameters.length; i += 2) {
      raw.put(parameters[i], List.of(parameters[i + 1]));
    }
    if (cursor != null) {
      raw.put("cursor", List.of(cursor));
    }
    return Filters.parse(raw, EnumSet.allOf(Param.class));
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
