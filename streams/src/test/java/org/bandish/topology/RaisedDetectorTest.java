package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.Detectors;
import org.bandish.event.Access;
import org.bandish.event.ObservedSpan;
import org.bandish.schema.Topics;
import org.bandish.timeline.Timeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a pipeline does at its start with days of which this detector drew no spans. */
class RaisedDetectorTest {
  private static final Duration STEP = Duration.ofMillis(20);
  private static final String ID = Detectors.DEFAULT.id();
  private static final String OLD = ID.substring(0, ID.length() - 1) + "0";

  private final River river = new River(Timeline::derive);
  private Map<String, ObservedSpan> drawn;

  @BeforeEach
  void measure() {
    SpanTopologyTest.tenDays("x", 3, 6).forEach(river::measure);
    SpanTopologyTest.tenDays("tiktok", 2, 5).forEach(river::measure);
    drawn = last();
  }

  @AfterEach
  void close() {
    river.close();
  }

  @Test
  void shouldDrawNothingAnewWhereThisDetectorDrewAll() {
    double drawings = drawings();

    start();

    assertThat(drawings()).isEqualTo(drawings);
    assertThat(river.values(Topics.OBSERVED_SPANS)).isEmpty();
  }

  @Test
  void shouldDrawDaysOfWhichNoSpansWereDrawn() {
    clear(Names.WATCHES);
    clear(Names.SPANS_TOLD);

    start();

    assertThat(last()).isEqualTo(drawn).hasSizeGreaterThan(3);
  }

  @Test
  void shouldDrawMeasurementsThatWereStoredBeforeThereWereSpans() {
    List.of(Names.WATCHES, Names.SPANS_TOLD, Names.DAYS_OF_SUBJECTS).forEach(this::clear);

    start();

    assertThat(last()).isEqualTo(drawn).hasSizeGreaterThan(3);
    double drawings = drawings();
    start();
    assertThat(drawings()).as("once").isEqualTo(drawings);
  }

  @Test
  void shouldTakeBackWhatAnotherDetectorTold() {
    KeyValueStore<String, ObservedSpan> told = river.store(Names.SPANS_TOLD);
    List<String> old = new ArrayList<>();
    entries(told)
        .forEach(
            (key, span) -> {
              String id = span.getId().replace(ID.replace('@', '-'), OLD.replace('@', '-'));
              told.put(key, ObservedSpan.newBuilder(span).setId(id).setDetector(OLD).build());
              old.add(id);
            });
    KeyValueStore<String, byte[]> watches = river.store(Names.WATCHES);
    entries(watches).forEach((key, watch) -> watches.put(key, drawnBy(OLD, watch)));

    start();

    Map<String, ObservedSpan> last = last();
    assertThat(last).containsAllEntriesOf(drawn).containsKeys(old.toArray(String[]::new));
    last.keySet().removeAll(drawn.keySet());
    assertThat(last.values())
        .extracting(ObservedSpan::getState)
        .containsOnly(Access.UNOBSERVED)
        .hasSameSizeAs(old);
  }

  @Test
  void shouldDrawOneSubjectInATransaction() {
    clear(Names.WATCHES);
    double drawings = drawings();

    river.await(STEP);

    assertThat(drawings() - drawings).isEqualTo(1);
    river.await(STEP);
    assertThat(drawings() - drawings).isEqualTo(2);
    start();
    assertThat(drawings() - drawings).isEqualTo(2);
  }

  private void start() {
    for (int i = 0; i < 10; i++) {
      river.await(STEP);
    }
  }

  private double drawings() {
    return river.meters.counter("bandish.drawings").count();
  }

  private Map<String, ObservedSpan> last() {
    Map<String, ObservedSpan> last = new TreeMap<>();
    river.values(Topics.OBSERVED_SPANS).forEach(span -> last.put(span.getId(), span));
    return last;
  }

  private void clear(String name) {
    KeyValueStore<String, Object> store = river.store(name);
    entries(store).keySet().forEach(store::delete);
  }

  private static <V> Map<String, V> entries(KeyValueStore<String, V> store) {
    Map<String, V> entries = new TreeMap<>();
    try (var all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, V> entry = all.next();
        entries.put(entry.key, entry.value);
      }
    }
    return entries;
  }

  /** Behind the layout's byte stands the detector's id, with its length before it. */
  private static byte[] drawnBy(String detector, byte[] watch) {
    byte[] id = detector.getBytes(StandardCharsets.UTF_8);
    byte[] changed = watch.clone();
    System.arraycopy(id, 0, changed, 3, id.length);
    return changed;
  }
}
