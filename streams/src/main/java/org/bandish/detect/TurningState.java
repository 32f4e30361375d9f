package org.bandish.detect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What is known of a restriction that may turn.
 *
 * @param within what the detector within knows
 * @param open the span that goes on, of the present kind of restriction
 * @param turn evidence for the other kind; none while not restricted
 */
record TurningState(Detector.State within, Span open, Change turn) implements Detector.State {
  private static final byte LAYOUT = 33;

  @Override
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(LAYOUT);
      SpanBytes.write(open, out);
      ChangeBytes.write(turn, out);
      out.write(within.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static TurningState of(byte[] bytes, Detector within) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte layout = in.readByte();
      if (layout != LAYOUT) {
        throw new IllegalArgumentException("layout " + layout + " is not " + LAYOUT);
      }
      Span open = SpanBytes.read(in);
      Change turn = ChangeBytes.read(in);
      return new TurningState(within.read(in.readAllBytes()), open, turn);
    } catch (IOException e) {
      throw new IllegalArgumentException("these bytes are no state of this detector", e);
    }
  }
}
