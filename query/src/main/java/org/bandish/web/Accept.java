package org.bandish.web;

import java.util.Locale;

/** What an Accept header asks for (RFC 9110, 12.5.1), of the two forms that a list has. */
final class Accept {
  private Accept() {}

  /** Whether CSV is named, and JSON is not named as at least as welcome. */
  static boolean prefersCsv(String accept) {
    if (accept == null) {
      return false;
    }
    double csv = 0;
    double json = 0;
    for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = range.split(";", -1);
      String mediaType = parts[0].strip();
      if (mediaType.equals("text/csv")) {
        csv = Math.max(csv, weight(parts));
      } else if (mediaType.equals("application/json")) {
        json = Math.max(json, weight(parts));
      }
    }
    return csv > json;
  }

  private static double weight(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("q=")) {
        try {
          return Double.parseDouble(parameter.substring(2));
        } catch (NumberFormatException e) {
          return 0;
        }
      }
    }
    return 1;
  }
}
