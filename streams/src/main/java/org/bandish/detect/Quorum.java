package org.bandish.detect;

/**
 * How much evidence, from how many networks, a conclusion needs; below it the answer is
 * insufficient.
 *
 * @param least networks that agree, at least
 * @param lone measurements that a single network needs where it may decide alone
 * @param enough what the agreeing networks must say together, nats
 * @param bounds how much of that one network can say: with several needed, little more than half,
 *     so that no single one, however often it measures, decides for a country
 */
record Quorum(int least, long lone, double enough, Witness.Bounds bounds) {
  /** For a country: two networks, or one with 10 measurements. */
  static Quorum national(double enough) {
    return new Quorum(2, 10, enough, new Witness.Bounds(-0.25 * enough, 0.55 * enough));
  }

  /** For one network: itself. */
  static Quorum alone(double enough) {
    return new Quorum(1, 1, enough, new Witness.Bounds(-enough, enough));
  }

  /** A block: at least half of the networks observed; a lone one must have met a block page. */
  boolean blocked(Change change) {
    return 2 * change.agreeing() >= change.witnesses().size()
        && (together(change) || change.witnesses().stream().anyMatch(this::confirmed));
  }

  /** Access: more than half of them; a lone one must be the only one observed. */
  boolean accessible(Change change) {
    return 2 * change.agreeing() > change.witnesses().size()
        && (together(change)
            || (change.witnesses().size() == 1 && decided(change.witnesses().get(0))));
  }

  private boolean together(Change change) {
    return change.agreeing() >= least && change.weight() >= enough;
  }

  private boolean confirmed(Witness witness) {
    return witness.confirmed() > 0 && decided(witness);
  }

  private boolean decided(Witness witness) {
    return witness.measurements() >= lone && witness.ratio() >= bounds.most();
  }

  /** The number of networks with which more than, or at least, half of them agreed. */
  long needed(Change change) {
    long half = (change.witnesses().size() + 1L) / 2;
    return Math.max(half, Math.min(least, change.agreeing()));
  }
}
