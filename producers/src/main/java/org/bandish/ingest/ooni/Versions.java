package org.bandish.ingest.ooni;

/** Compares versions of probes; one that is not known is the oldest. */
final class Versions {
  private Versions() {}

  static boolean below(String version, String other) {
    return compare(version, other) < 0;
  }

  static boolean atMost(String version, String other) {
    return compare(version, other) <= 0;
  }

  private static int compare(String a, String b) {
    String[] left = parts(a);
    String[] right = parts(b);
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int order = Integer.compare(number(left, i), number(right, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static String[] parts(String version) {
    return version == null ? new String[0] : version.replaceFirst("[^0-9.].*", "").split("\\.", -1);
  }

  private static int number(String[] parts, int i) {
    return i < parts.length && parts[i].matches("\\d{1,8}") ? Integer.parseInt(parts[i]) : 0;
  }
}
