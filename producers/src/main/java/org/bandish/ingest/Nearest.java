package org.bandish.ingest;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known name that an unknown one was probably meant to be. */
public final class Nearest {
  private Nearest() {}

  /** The nearest of the known names, if at most a third of the letters differ; else nothing. */
  public static Optional<String> to(String unknown, Collection<String> known) {
    String word = unknown.toLowerCase(Locale.ROOT);
    String best = null;
    int least = Math.max(1, Math.min(word.length(), 60) / 3) + 1;
    for (String name : known) {
      String candidate = name.toLowerCase(Locale.ROOT);
      if (Math.abs(candidate.length() - word.length()) < least) {
        int distance = distance(word, candidate);
        if (distance < least) {
          least = distance;
          best = name;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code "; did you mean 'x'?"}, or empty. */
  public static String hint(String unknown, Collection<String> known) {
    return to(unknown, known).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  /** Letters left out, put in, replaced or swapped with their neighbour (optimal alignment). */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
      }
    }
    return cost[a.length()][b.length()];
  }
}
