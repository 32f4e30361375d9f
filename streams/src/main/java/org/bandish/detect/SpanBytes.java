package org.bandish.detect;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.bandish.event.Access;

/** An open span as bytes. */
final class SpanBytes {
  private SpanBytes() {}

  static void write(Span open, DataOutputStream out) throws IOException {
    out.writeBoolean(open != null);
    if (open != null) {
      out.writeUTF(open.state().name());
      out.writeLong(open.start().toEpochMilli());
      out.writeLong(open.knownSince().toEpochMilli());
      out.writeLong(open.networksBlocked());
      out.writeLong(open.networksObserved());
      out.writeLong(open.measurements());
    }
  }

  static Span read(DataInputStream in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    return new Span(
        Access.valueOf(in.readUTF()),
        Instant.ofEpochMilli(in.readLong()),
        null,
        Instant.ofEpochMilli(in.readLong()),
        null,
        in.readLong(),
        in.readLong(),
        in.readLong());
  }
}
