package org.bandish.detect;

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
  public LikelihoodState bare() {
    return new LikelihoodState(open == null ? null : open.bare(), block, access, lately);
  }

  @Override
  public byte[] bytes() {
    return StateBytes.write(
        LAYOUT,
        out -> {
          SpanBytes.write(open, out);
          ChangeBytes.write(block, out);
          ChangeBytes.write(access, out);
          lately.write(out);
        });
  }

  static LikelihoodState of(byte[] bytes) {
    return StateBytes.read(
        bytes,
        LAYOUT,
        in ->
            new LikelihoodState(
                SpanBytes.read(in), ChangeBytes.read(in), ChangeBytes.read(in), Lately.read(in)));
  }
}
