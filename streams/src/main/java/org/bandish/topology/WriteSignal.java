package org.bandish.topology;

import java.util.HexFormat;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.Measurement;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.NetworkSignal;
import org.bandish.timeline.Published;

/** Enters a measured signal in its set; passes its id on where that changed the set. */
final class WriteSignal extends ContextualFixedKeyProcessor<String, NetworkSignal, String> {
  private static final byte[] MARKED = {};

  private final Meters meters;
  private KeyValueStore<String, Measurement> measurements;
  private KeyValueStore<String, byte[]> days;
  private KeyValueStore<String, NetworkSignal> series;
  private KeyValueStore<String, Evidence> annotations;

  WriteSignal(Meters meters) {
    this.meters = meters;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, String> context) {
    super.init(context);
    measurements = context.getStateStore(Names.MEASUREMENTS);
    days = context.getStateStore(Names.DIRTY_DAYS);
    series = context.getStateStore(Names.SERIES);
    annotations = context.getStateStore(Names.ANNOTATIONS);
  }

  @Override
  public void process(FixedKeyRecord<String, NetworkSignal> record) {
    String topic = context().recordMetadata().map(RecordMetadata::topic).orElse("unknown");
    NetworkSignal signal = record.value();
    try {
      Validation.measured(record.key(), signal);
    } catch (InvalidFactException e) {
      meters.fact(topic, "invalid");
      throw e;
    }
    boolean changed = enter(record.key() + Keys.BAR, signal);
    meters.fact(topic, changed ? "accepted" : "duplicate");
    if (changed) {
      context().forward(record.withValue(signal.getId()).withHeaders(new RecordHeaders()));
    }
  }

  private boolean enter(String key, NetworkSignal signal) {
    if (signal.getPlatform() != null) {
      return measurement(key + Measurement.day(signal), Measurement.of(signal));
    }
    return signal.getBlocked() == null ? value(key, signal) : annotation(key, signal);
  }

  private boolean measurement(String day, Measurement measurement) {
    String key = day + Keys.BAR + HexFormat.of().toHexDigits(measurement.identity());
    Measurement before = measurements.get(key);
    Measurement after = before == null ? measurement : before.or(measurement);
    if (after.equals(before)) {
      return false;
    }
    measurements.put(key, after);
    days.put(day, MARKED);
    return true;
  }

  private boolean value(String key, NetworkSignal signal) {
    String at = Keys.sortable(signal.getAt().getEarliest());
    String place = key + signal.getMetric() + Keys.BAR + at;
    NetworkSignal before = series.get(place);
    if (before != null && !isLater(evidence(key, signal), evidence(key, before))) {
      return false;
    }
    series.put(place, signal);
    return true;
  }

  private boolean annotation(String key, NetworkSignal signal) {
    Evidence evidence = evidence(key, signal);
    String place = key + signal.getId() + Keys.BAR + evidence.getDigest();
    if (annotations.get(place) != null) {
      return false;
    }
    annotations.put(place, evidence);
    return true;
  }

  /** Of two values for one instant the last published counts, ties by digest. */
  private static boolean isLater(Evidence one, Evidence other) {
    int published = Published.knownAt(one).compareTo(Published.knownAt(other));
    return published == 0 ? one.getDigest().compareTo(other.getDigest()) > 0 : published > 0;
  }

  private static Evidence evidence(String key, NetworkSignal signal) {
    return Evidence.newBuilder()
        .setSubject(Keys.subject(key))
        .setId(signal.getId())
        .setDigest(Binary.digest(Binary.of(signal)))
        .setKind(EvidenceKind.NETWORK_SIGNAL)
        .setNetworkSignal(signal)
        .build();
  }
}
