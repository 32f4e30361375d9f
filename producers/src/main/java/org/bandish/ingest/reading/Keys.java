package org.bandish.ingest.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids out of natural keys: the same thing read again has the same id. */
public final class Keys {
  private static final int DIGITS = 16;
  private static final int LONGEST = 120;

  private Keys() {}

  /**
   * The parts joined by {@code -}; what an id may not hold is {@code _}. An id that is too long, or
   * of whose parts two could be written alike, ends in a digest of all.
   */
  public static String id(Object... parts) {
    StringBuilder id = new StringBuilder();
    StringBuilder exact = new StringBuilder();
    for (Object part : parts) {
      String text = part == null ? "" : part.toString();
      exact.append(text).append('\n');
      if (!text.isEmpty()) {
        id.append(id.isEmpty() ? "" : "-").append(text.replaceAll("[^A-Za-z0-9._-]", "_"));
      }
    }
    boolean same = id.toString().equals(exact.toString().strip().replace('\n', '-'));
    if (same && id.length() <= LONGEST) {
      return id.toString();
    }
    int kept = Math.min(id.length(), LONGEST - DIGITS - 1);
    return id.substring(0, kept) + "-" + digest(exact.toString());
  }

  /** The first 64 bits of the text's SHA-256, in hexadecimal digits. */
  public static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
