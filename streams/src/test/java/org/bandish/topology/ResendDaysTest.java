package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.measured;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.bandish.detect.Measurement;
import org.bandish.detect.Versions;
import org.junit.jupiter.api.Test;

class ResendDaysTest {
  private final MapStore<Versions> measurements = new MapStore<>();
  private final MapStore<byte[]> sent = new MapStore<>();
  private final List<String> published = new ArrayList<>();

  @Test
  void shouldPublishEachDayOnceThoughDaysWereSentBeforeTheyToldWhatWasKnownEarlier() {
    List<String> days = new ArrayList<>();
    for (int day = 0; day < 250; day++) {
      String date = LocalDate.of(2024, 1, 1).plusDays(day).toString();
      days.add("PK/x|17557|" + date);
      for (String id : List.of("a", "b")) {
        Measurement each =
            Measurement.of(measured(id + day, date + "T05:10:00Z", "x", 17557L).build());
        measurements.put(days.get(day) + "|" + each.identity(), Versions.of(each));
      }
    }
    sent.put("cursor", "~".getBytes(StandardCharsets.UTF_8));

    assertThat(pass(2)).isFalse();
    assertThat(pass(1)).as("a task that went on where the first ended is done").isTrue();
    assertThat(published).isEqualTo(days);
    assertThat(pass(1)).isTrue();
    assertThat(published).isEqualTo(days);
  }

  /** What a new task does; returns whether it has come to its end. */
  private boolean pass(int times) {
    MockProcessorContext<String, String> context = new MockProcessorContext<>();
    ResendDays resend = new ResendDays(measurements, sent, (day, now) -> published.add(day));
    resend.schedule(context);
    var scheduled = context.scheduledPunctuators().get(0);
    for (int i = 0; i < times; i++) {
      scheduled.getPunctuator().punctuate(0);
    }
    return scheduled.cancelled();
  }
}
