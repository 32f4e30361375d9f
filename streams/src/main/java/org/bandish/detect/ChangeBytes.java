package org.bandish.detect;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Evidence for a change as bytes. */
final class ChangeBytes {
  private static final long NO_NUMBER = -1;

  private ChangeBytes() {}

  static void write(Change change, DataOutputStream out) throws IOException {
    out.writeInt(change.witnesses().size());
    for (Witness each : change.witnesses()) {
      out.writeLong(each.asn() == null ? NO_NUMBER : each.asn());
      out.writeDouble(each.ratio());
      out.writeLong(each.since());
      out.writeLong(each.heard());
      out.writeLong(each.measurements());
      out.writeLong(each.confirmed());
    }
    out.writeLong(change.last());
    out.writeDouble(change.blocked());
    out.writeDouble(change.throttled());
    out.writeLong(change.known());
  }

  static Change read(DataInputStream in) throws IOException {
    List<Witness> witnesses = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      long asn = in.readLong();
      witnesses.add(
          new Witness(
              asn == NO_NUMBER ? null : asn,
              in.readDouble(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong()));
    }
    return new Change(witnesses, in.readLong(), in.readDouble(), in.readDouble(), in.readLong());
  }
}
