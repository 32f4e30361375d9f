package org.bandish.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Duplicates are known among the last facts, in constant memory. */
class RecentTest {
  @Test
  void shouldKnowAgainWhatItHasSeen() {
    Recent recent = new Recent(10_000);
    for (int i = 0; i < 10_000; i++) {
      assertThat(recent.add(digest(i))).isTrue();
    }
    for (int i = 0; i < 10_000; i++) {
      assertThat(recent.add(digest(i))).isFalse();
    }
  }

  @Test
  void shouldForgetTheOldestBeyondTwiceItsSizeAndNeverTheLatest() {
    Recent recent = new Recent(100);
    for (int i = 0; i < 1_000; i++) {
      recent.add(digest(i));
      assertThat(recent.add(digest(Math.max(0, i - 49))))
          .as("a hundred read since, at %d", i)
          .isFalse();
    }
    assertThat(recent.add(digest(1))).isTrue();
  }

  @Test
  void shouldTellDigestsApartThatDifferInHalf() {
    Recent recent = new Recent(10);

    assertThat(recent.add(ByteBuffer.allocate(16).putLong(0, 0).putLong(8, 0))).isTrue();
    assertThat(recent.add(ByteBuffer.allocate(16).putLong(0, 0).putLong(8, 0))).isFalse();
    assertThat(recent.add(ByteBuffer.allocate(16).putLong(0, 2).putLong(8, 0))).isTrue();
    assertThat(recent.add(ByteBuffer.allocate(16).putLong(0, 0).putLong(8, 2))).isTrue();
  }

  /** Scattered as a digest is. */
  private static ByteBuffer digest(int i) {
    long mixed = (i + 1) * 0x9E3779B97F4A7C15L;
    return ByteBuffer.allocate(16).putLong(0, mixed).putLong(8, mixed ^ mixed >>> 31);
  }
}
