package org.bandish.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.bandish.detect.Measurement;
import org.bandish.detect.Versions;

/**
 * A measurement in the store: 63 bytes and its mechanism. One with several versions has them one
 * after the other, each behind its length, and 2 bytes before all, of which the second is the
 * number of those that moved it to another day; they are the first.
 */
final class MeasurementBytes {
  /** Of the layout; another layout gets another. */
  private static final byte SEVERAL = 4;

  /** One version alone, and each of several. */
  private static final byte ONE = 3;

  /** Without hours: what was kept before numbers of spans were told from single measurements. */
  private static final byte WITHOUT_HOURS = 2;

  /** Without throttling too. */
  private static final byte WITHOUT_THROTTLED = 1;

  private static final int FIXED = 3 + Integer.BYTES + 7 * Long.BYTES;

  private MeasurementBytes() {}

  static Serde<Versions> serde() {
    return Serdes.serdeFrom(
        (topic, versions) -> versions == null ? null : write(versions),
        (topic, bytes) -> bytes == null ? null : read(ByteBuffer.wrap(bytes)));
  }

  private static byte[] write(Versions versions) {
    if (versions.before().isEmpty() && versions.elsewhere().isEmpty()) {
      return write(versions.last());
    }
    List<byte[]> each =
        Stream.concat(versions.elsewhere().stream(), versions.all().stream())
            .map(MeasurementBytes::write)
            .toList();
    int length = each.stream().mapToInt(bytes -> Integer.BYTES + bytes.length).sum();
    ByteBuffer all =
        ByteBuffer.allocate(2 + length).put(SEVERAL).put((byte) versions.elsewhere().size());
    each.forEach(bytes -> all.putInt(bytes.length).put(bytes));
    return all.array();
  }

  private static byte[] write(Measurement measurement) {
    byte[] mechanism =
        measurement.mechanism() == null
            ? new byte[0]
            : measurement.mechanism().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(FIXED + mechanism.length)
        .put(ONE)
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

  private static Versions read(ByteBuffer bytes) {
    if (bytes.get(0) != SEVERAL) {
      return Versions.of(one(bytes));
    }
    bytes.get();
    int elsewhere = bytes.get();
    List<Measurement> all = new ArrayList<>();
    while (bytes.hasRemaining()) {
      int length = bytes.getInt();
      all.add(one(bytes.slice(bytes.position(), length)));
      bytes.position(bytes.position() + length);
    }
    return Versions.of(all.subList(elsewhere, all.size()), all.subList(0, elsewhere));
  }

  private static Measurement one(ByteBuffer bytes) {
    byte version = bytes.get();
    if (version != ONE && version != WITHOUT_HOURS && version != WITHOUT_THROTTLED) {
      throw new IllegalStateException("measurement in unknown layout " + version);
    }
    int hour = bytes.get();
    boolean throttled = version != WITHOUT_THROTTLED && bytes.get() == 1;
    int hours = version == ONE ? bytes.getInt() : 0;
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
