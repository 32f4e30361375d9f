package org.bandish.topology;

import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.Belief;
import org.bandish.detect.Detector;
import org.bandish.detect.OutageHours;
import org.bandish.event.SignalDay;
import org.bandish.schema.Subject;

/** Draws the spans of every dirty subject of the country, and takes the marks away. */
final class DrawSpans extends ContextualProcessor<String, String, String, Detected> {
  private final Detector detector;
  private final Meters meters;
  private MarkedDays marks;
  private OutageBook outages;
  private Drawing drawing;

  DrawSpans(Detector detector, Meters meters) {
    this.detector = detector;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Detected> context) {
    super.init(context);
    marks = new MarkedDays(context.getStateStore(Names.DIRTY_SUBJECTS));
    outages = OutageBook.in(context);
    KeyValueStore<String, SignalDay> days = context.getStateStore(Names.DAYS_OF_SUBJECTS);
    drawing =
        new Drawing(
            detector,
            days,
            context.getStateStore(Names.WATCHES),
            context.getStateStore(Names.STRETCHES_TOLD),
            context.getStateStore(Names.SPANS_TOLD));
    new RaisedDetector(days, this::drawUndrawn).schedule(context);
  }

  @Override
  public void process(Record<String, String> touched) {
    // Every mark of a commit comes by; the first of a country draws for all.
    if (marks.isTaken(touched.value())) {
      return;
    }
    String country = Keys.country(touched.value());
    List<Belief> known = outages.read(country);
    marks
        .take(country)
        .forEach((subject, days) -> draw(Subject.parse(subject), days, known, touched.timestamp()));
  }

  private boolean drawUndrawn(Subject subject, long now) {
    LocalDate last = drawing.undrawn(subject);
    if (last != null) {
      draw(subject, List.of(new DayRange(last, last)), outages.read(subject.country()), now);
    }
    return last != null;
  }

  private void draw(Subject subject, List<DayRange> days, List<Belief> known, long timestamp) {
    Detected detected;
    try {
      OutageHours hours = OutageHours.believed(subject, known);
      detected = new Detected(drawing.draw(subject, days, hours), null);
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      drawing.forget(subject, days.get(0).first());
      detected = new Detected(List.of(), e);
    }
    meters.detected(detected);
    context().forward(new Record<>(subject.toString(), detected, timestamp, new RecordHeaders()));
  }
}
