package org.bandish.detect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What the likelihood detector knows.
 *
 * @param open the span that goes on; null: nothing is decided yet
 * @param block evidence for a block; none while blocked
 * @param access evidence for access; none while accessible
 * @param lately what was measured before, also what is no evidence any more
 */
record LikelihoodState(Span open, Change block, Change access, Lately lately)
    implements Detector.State {
  private static final byte LAYOUT = 2;

  /** Nothing is known. */
  static final LikelihoodState INITIAL =
      new LikelihoodState(null, Change.NONE, Change.NONE, Lately.NOTHING);

  @Override
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(LAYOUT);
      SpanBytes.write(open, out);
      ChangeBytes.write(block, out);
      ChangeBytes.write(access, out);
      lately.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static LikelihoodState of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte layout = in.readByte();
      if (layout != LAYOUT) {
        throw new IllegalArgumentException("layout " + layout + " is not " + LAYOUT);
      }
      return new LikelihoodState(
          SpanBytes.read(in), ChangeBytes.read(in), ChangeBytes.read(in), Lately.read(in));
    } catch (IOException e) {
      throw new IllegalArgumentException("these bytes are no state of this detector", e);
    }
  }
}
