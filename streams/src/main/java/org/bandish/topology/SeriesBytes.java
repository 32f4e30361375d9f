package org.bandish.topology;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.bandish.detect.MedianRatio.Drop;
import org.bandish.detect.MedianRatio.Pause;
import org.bandish.detect.MedianRatio.Value;
import org.bandish.detect.MedianState;

/** Where a detector of series stands, 16 bytes a value of its window, and what it found. */
final class SeriesBytes {
  /** Of the layouts; another layout gets another. */
  private static final byte VERSION = 2;

  /** The layout before there were pauses. */
  private static final byte WITHOUT_PAUSES = 1;

  private SeriesBytes() {}

  private interface Read<T> {
    T read(DataInputStream in, byte version) throws IOException;
  }

  private interface Write<T> {
    void write(T value, DataOutputStream out) throws IOException;
  }

  static Serde<MedianState> states() {
    return serde(SeriesBytes::write, SeriesBytes::readState);
  }

  static Serde<List<Drop>> drops() {
    return serde(SeriesBytes::write, SeriesBytes::readDrops);
  }

  private static <T> Serde<T> serde(Write<T> writer, Read<T> reader) {
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : bytes(value, writer),
        (topic, bytes) -> bytes == null ? null : value(bytes, reader));
  }

  private static <T> byte[] bytes(T value, Write<T> writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      writer.write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static <T> T value(byte[] bytes, Read<T> reader) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte version = in.readByte();
      if (version != VERSION && version != WITHOUT_PAUSES) {
        throw new IllegalStateException("series in unknown layout " + version);
      }
      return reader.read(in, version);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(MedianState state, DataOutputStream out) throws IOException {
    write(state.judgedFrom(), out);
    out.writeInt(state.window().size());
    for (MedianState.Entry entry : state.window()) {
      out.writeLong(entry.at().toEpochMilli());
      out.writeDouble(entry.value());
    }
    out.writeBoolean(state.onset() != null);
    if (state.onset() != null) {
      out.writeLong(state.onset().at().toEpochMilli());
      out.writeDouble(state.onset().value());
      out.writeUTF(state.onset().id());
    }
    write(state.last(), out);
    out.writeDouble(state.lowest());
    out.writeInt(state.below());
    writePauses(state.pauses(), out);
  }

  private static MedianState readState(DataInputStream in, byte version) throws IOException {
    Instant judgedFrom = readInstant(in);
    int size = in.readInt();
    List<MedianState.Entry> window = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      window.add(new MedianState.Entry(Instant.ofEpochMilli(in.readLong()), in.readDouble()));
    }
    Value onset =
        in.readBoolean()
            ? new Value(Instant.ofEpochMilli(in.readLong()), in.readDouble(), in.readUTF())
            : null;
    return new MedianState(
        judgedFrom,
        List.copyOf(window),
        onset,
        readInstant(in),
        in.readDouble(),
        in.readInt(),
        readPauses(in, version));
  }

  private static void write(List<Drop> drops, DataOutputStream out) throws IOException {
    out.writeInt(drops.size());
    for (Drop drop : drops) {
      out.writeLong(drop.start().toEpochMilli());
      write(drop.end(), out);
      out.writeLong(drop.last().toEpochMilli());
      out.writeDouble(drop.lowest());
      out.writeUTF(drop.onset());
      out.writeBoolean(drop.recovery() != null);
      if (drop.recovery() != null) {
        out.writeUTF(drop.recovery());
      }
      writePauses(drop.pauses(), out);
    }
  }

  private static List<Drop> readDrops(DataInputStream in, byte version) throws IOException {
    int size = in.readInt();
    List<Drop> drops = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      drops.add(
          new Drop(
              Instant.ofEpochMilli(in.readLong()),
              readInstant(in),
              Instant.ofEpochMilli(in.readLong()),
              in.readDouble(),
              in.readUTF(),
              in.readBoolean() ? in.readUTF() : null,
              readPauses(in, version)));
    }
    return List.copyOf(drops);
  }

  private static void writePauses(List<Pause> pauses, DataOutputStream out) throws IOException {
    out.writeInt(pauses.size());
    for (Pause pause : pauses) {
      out.writeLong(pause.last().toEpochMilli());
      out.writeLong(pause.next().toEpochMilli());
    }
  }

  private static List<Pause> readPauses(DataInputStream in, byte version) throws IOException {
    int size = version == WITHOUT_PAUSES ? 0 : in.readInt();
    List<Pause> pauses = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      pauses.add(
          new Pause(Instant.ofEpochMilli(in.readLong()), Instant.ofEpochMilli(in.readLong())));
    }
    return List.copyOf(pauses);
  }

  private static void write(Instant instant, DataOutputStream out) throws IOException {
    out.writeBoolean(instant != null);
    if (instant != null) {
      out.writeLong(instant.toEpochMilli());
    }
  }

  private static Instant readInstant(DataInputStream in) throws IOException {
    return in.readBoolean() ? Instant.ofEpochMilli(in.readLong()) : null;
  }
}
