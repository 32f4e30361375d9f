package org.bandish.detect;

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
  public TurningState bare() {
    return new TurningState(within.bare(), open == null ? null : open.bare(), turn);
  }

  @Override
  public byte[] bytes() {
    return StateBytes.write(
        LAYOUT,
        out -> {
          SpanBytes.write(open, out);
          ChangeBytes.write(turn, out);
          out.write(within.bytes());
        });
  }

  static TurningState of(byte[] bytes, Detector within) {
    return StateBytes.read(
        bytes,
        LAYOUT,
        in -> {
          Span open = SpanBytes.read(in);
          Change turn = ChangeBytes.read(in);
          return new TurningState(within.read(in.readAllBytes()), open, turn);
        });
  }
}
