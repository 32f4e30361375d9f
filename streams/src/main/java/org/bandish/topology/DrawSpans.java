package org.bandish.topology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.Detector;
import org.bandish.detect.OutageHours;
import org.bandish.event.Outage;
import org.bandish.schema.Subject;

/** Draws the spans of every dirty subject of the country, and takes the marks away. */
final class DrawSpans extends ContextualProcessor<String, String, String, Detected> {
  private final Detector detector;
  private final Meters meters;
  private KeyValueStore<String, byte[]> dirty;
  private KeyValueStore<String, Outage> outages;
  private Drawing drawing;

  DrawSpans(Detector detector, Meters meters) {
    this.detector = detector;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Detected> context) {
    super.init(context);
    dirty = context.getStateStore(Names.DIRTY_SUBJECTS);
    outages = context.getStateStore(Names.OUTAGES);
    drawing =
        new Drawing(
            detector,
            context.getStateStore(Names.DAYS_OF_SUBJECTS),
            context.getStateStore(Names.WATCHES),
            context.getStateStore(Names.SPANS_TOLD));
  }

  @Override
  public void process(Record<String, String> touched) {
    String country = touched.value();
    Map<String, List<LocalDate>> marks = new TreeMap<>();
    for (String mark : Stores.scan(dirty, country).keySet()) {
      String subject = Keys.subject(mark);
      marks
          .computeIfAbsent(subject, key -> new ArrayList<>())
          .add(LocalDate.parse(mark.substring(subject.length() + 1)));
      dirty.delete(mark);
    }
    if (!marks.isEmpty()) {
      List<Outage> known = List.copyOf(Stores.scan(outages, country).values());
      marks.forEach((subject, days) -> draw(Subject.parse(subject), days, known, touched));
    }
  }

  private void draw(
      Subject subject, List<LocalDate> days, List<Outage> known, Record<String, String> touched) {
    LocalDate first = days.get(0);
    Detected detected;
    try {
      OutageHours hours = new OutageHours(subject, known);
      detected = new Detected(drawing.draw(subject, first, days.get(days.size() - 1), hours), null);
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      drawing.forget(subject, first);
      detected = new Detected(List.of(), e);
    }
    meters.detected(detected);
    context()
        .forward(
            new Record<>(subject.toString(), detected, touched.timestamp(), new RecordHeaders()));
  }
}
