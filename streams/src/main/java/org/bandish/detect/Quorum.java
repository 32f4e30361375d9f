package org.bandish.detect;

import java.util.function.Predicate;

/**
 * How much evidence, from how many networks, a conclusion needs; below it the answer is
 * insufficient.
 *
 * @param least networks that agree, at least
 * @param lone measurements that a single network needs where it may decide for all
 * @param enough what the networks must say together, nats, or each of a quorum by itself
 * @param most how much of that one network can say for a change: with several needed little more
 *     than half, so that no single one, however often it measures, decides for a country
 * @param against how much one network can say against it
 */
record Quorum(int least, long lone, double enough, double most, double against) {
  /** For a country: two networks, or one with 10 measurements. */
  static Quorum national(double enough) {
    return new Quorum(2, 10, enough, 0.5 * enough, 0.3 * enough);
  }

  /** For one network: itself. */
  static Quorum alone(double enough) {
    return new Quorum(1, 1, enough, enough, enough);
  }

  /** A network's evidence within its bounds. */
  double within(double ratio) {
    return Math.max(-against, Math.min(enough, ratio));
  }

  /** What all networks say together. */
  double sum(Change change) {
    return change.witnesses().stream().mapToDouble(each -> Math.min(most, each.ratio())).sum();
  }

  /** A block: at least half of the networks observed, a lone one having met a block page. */
  boolean blocked(Change change) {
    return decides(
        change, (change.witnesses().size() + 1L) / 2, each -> lone(each) && confirmed(each));
  }

  /** Access: more than half of them; a lone one must be the only one observed. */
  boolean accessible(Change change) {
    return decides(
        change,
        change.witnesses().size() / 2 + 1L,
        each -> lone(each) && change.witnesses().size() == 1);
  }

  private boolean decides(Change change, long share, Predicate<Witness> suffices) {
    long needed = Math.max(share, least);
    boolean together = change.agreeing() >= needed && sum(change) >= enough;
    boolean each = change.witnesses().stream().filter(this::decided).count() >= needed;
    boolean one = change.agreeing() >= share && change.witnesses().stream().anyMatch(suffices);
    return together || each || one;
  }

  private boolean decided(Witness witness) {
    return witness.ratio() >= enough;
  }

  private boolean lone(Witness witness) {
    return witness.measurements() >= lone && witness.ratio() >= most;
  }

  private static boolean confirmed(Witness witness) {
    return witness.confirmed() > 0;
  }

  /** The hour in which the network that completed the quorum began to agree. */
  long since(Change change, boolean block) {
    long half = change.witnesses().size() / 2;
    long share = block ? (change.witnesses().size() + 1L) / 2 : half + 1L;
    return change.since(Math.max(share, Math.min(least, change.agreeing())));
  }
}
