package org.bandish.ingest;

import java.nio.ByteBuffer;

/**
 * Remembers digests in constant memory: the last half million at least, a million at most. Two
 * tables of 128 bits an entry; when the young one is full it becomes the old one. Two digests that
 * agree in 128 bits are taken for one, which of 2^40 facts happens with a chance below 2^-48.
 */
final class Recent {
  private static final int MOST = 512 * 1024;

  private final int most;
  private Table young = new Table(1024);
  private Table old = new Table(1);

  Recent() {
    this(MOST);
  }

  Recent(int most) {
    this.most = most;
  }

  /**
   * Whether it is new; it is remembered from now on.
   *
   * @param digest at least 16 bytes, evenly distributed
   */
  boolean add(ByteBuffer digest) {
    long high = digest.getLong(0);
    long low = digest.getLong(8);
    // Nothing is kept under two zeros, which mark a free place.
    high |= high == 0 && low == 0 ? 1 : 0;
    boolean known = old.has(high, low) || young.has(high, low);
    if (!young.has(high, low)) {
      if (young.size == most) {
        old = young;
        young = new Table(1024);
      }
      young = young.with(high, low);
    }
    return !known;
  }

  /** Open addressing; half of it stays free. */
  private static final class Table {
    private final long[] words;
    private int size;

    Table(int places) {
      this.words = new long[2 * places];
    }

    boolean has(long high, long low) {
      int i = place(high, low);
      return words[i] != 0 || words[i + 1] != 0;
    }

    Table with(long high, long low) {
      Table table = size * 4 >= words.length ? grown() : this;
      int i = table.place(high, low);
      table.words[i] = high;
      table.words[i + 1] = low;
      table.size++;
      return table;
    }

    private Table grown() {
      Table bigger = new Table(words.length);
      for (int i = 0; i < words.length; i += 2) {
        if (words[i] != 0 || words[i + 1] != 0) {
          int to = bigger.place(words[i], words[i + 1]);
          bigger.words[to] = words[i];
          bigger.words[to + 1] = words[i + 1];
        }
      }
      bigger.size = size;
      return bigger;
    }

    /** Where it is, else the free place where it would go. */
    private int place(long high, long low) {
      int mask = words.length - 1;
      int i = (int) (low << 1) & mask;
      while ((words[i] != high || words[i + 1] != low) && (words[i] != 0 || words[i + 1] != 0)) {
        i = (i + 2) & mask;
      }
      return i;
    }
  }
}
