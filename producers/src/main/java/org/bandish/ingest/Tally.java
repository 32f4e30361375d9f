package org.bandish.ingest;

import java.io.IOException;

/**
 * Counts what a run reads, passes on each fact once, and each rejection. A duplicate has the id and
 * the content of a fact before it in the run, among the last half million at least; the same id
 * with another content is none.
 */
public final class Tally implements Sink {
  /** Told of every rejection. */
  @FunctionalInterface
  public interface Rejections {
    void rejected(Rejected rejected) throws IOException;
  }

  private final Outlet outlet;
  private final Rejections rejections;
  private final Recent seen = new Recent();
  private long accepted;
  private long duplicates;
  private long rejected;

  public Tally(Outlet outlet, Rejections rejections) {
    this.outlet = outlet;
    this.rejections = rejections;
  }

  @Override
  public void accepted(Accepted accepted) throws IOException {
    if (seen.add(Content.digest(accepted.fact()))) {
      outlet.send(accepted.fact());
      this.accepted++;
    } else {
      duplicates++;
    }
  }

  @Override
  public void rejected(Rejected broken) throws IOException {
    rejected++;
    rejections.rejected(broken);
  }

  /** Facts and definitions that were passed on. */
  public long accepted() {
    return accepted;
  }

  /** Those that had been passed on before. */
  public long duplicates() {
    return duplicates;
  }

  /** Those that broke a rule. */
  public long rejected() {
    return rejected;
  }

  /** {@code accepted N, duplicates N, rejected N}. */
  @Override
  public String toString() {
    return "accepted %d, duplicates %d, rejected %d".formatted(accepted(), duplicates, rejected);
  }
}
