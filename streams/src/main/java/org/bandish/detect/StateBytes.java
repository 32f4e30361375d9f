package org.bandish.detect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What is known after an hour as bytes for a store: the number of a layout, then its fields. */
final class StateBytes {
  private StateBytes() {}

  /** Writes the fields. */
  @FunctionalInterface
  interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  /** Reads what the writer of the same layout wrote. */
  @FunctionalInterface
  interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  static byte[] write(byte layout, Writer fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(layout);
      fields.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads bytes.
   *
   * @throws IllegalArgumentException if they are of another layout, or too few
   */
  static <T> T read(byte[] bytes, byte layout, Reader<T> fields) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte found = in.readByte();
      if (found != layout) {
        throw new IllegalArgumentException("layout " + found + " is not " + layout);
      }
      return fields.read(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("these bytes are no state of a detection", e);
    }
  }
}
