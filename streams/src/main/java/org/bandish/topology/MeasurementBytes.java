package org.bandish.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.bandish.detect.Measurement;

/** A measurement in the store: 63 bytes and its mechanism. */
final class MeasurementBytes {
  /** Of the layout; another layout gets another. */
  private static final byte VERSION = 3;

  /** Without hours: what was kept before numbers of spans were told from single measurements. */
  private static final byte WITHOUT_HOURS = 2;

  /** Without throttling too. */
  private static final byte WITHOUT_THROTTLED = 1;

  private static final int FIXED = 3 + Integer.BYTES + 7 * Long.BYTES;

  private MeasurementBytes() {}

  static Serde<Measurement> serde() {
    return Serdes.serdeFrom(
        (topic, measurement) -> measurement == null ? null : write(measurement),
        (topic, bytes) -> bytes == null ? null : read(ByteBuffer.wrap(bytes)));
  }

  private static byte[] write(Measurement measurement) {
    byte[] mechanism =
        measurement.mechanism() == null
            ? new byte[0]
            : measurement.mechanism().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(FIXED + mechanism.length)
        .put(VERSION)
        .put((byte) measurement.hour())
        .put((byte) (measurement.throttled() ? 1 : 0))
        .putInt(measurement.hours())
        .putLong(measurement.identity())
        .putLong(measurement.published())
        .putLong(measurement.version())
        .putDouble(measurement.blocked())
        .putDouble(measurement.down())
        .putDouble(measurement.ok())
        .putLong(measurement.count())
        .put(mechanism)
        .array();
  }

  private static Measurement read(ByteBuffer bytes) {
    byte version = bytes.get();
    if (version != VERSION && version != WITHOUT_HOURS && version != WITHOUT_THROTTLED) {
      throw new IllegalStateException("measurement in unknown layout " + version);
    }
    int hour = bytes.get();
    boolean throttled = version != WITHOUT_THROTTLED && bytes.get() == 1;
    int hours = version == VERSION ? bytes.getInt() : 0;
    long identity = bytes.getLong();
    long published = bytes.getLong();
    long digest = bytes.getLong();
    return new Measurement(
        identity,
        hour,
        hours,
        published,
        // Its digest was of less: the same measurement imported again shall win, throttled or not.
        version == WITHOUT_THROTTLED ? Long.MIN_VALUE : digest,
        throttled,
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getLong(),
        bytes.hasRemaining() ? StandardCharsets.UTF_8.decode(bytes).toString() : null);
  }
}
