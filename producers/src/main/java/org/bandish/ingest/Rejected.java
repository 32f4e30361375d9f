package org.bandish.ingest;

/**
 * A fact that broke a rule, whole and with the place and the reason.
 *
 * @param source name of the source
 * @param line of the field, from 1; 0 if the whole source is meant
 * @param id of the fact, or null if it has none
 * @param field such as {@code platforms[1]} or {@code sources[0].url}; null if no field is meant
 * @param reason in words
 * @param fact as it was written: maps, lists, texts, numbers; null if it could not be read
 */
public record Rejected(
    String source, int line, String id, String field, String reason, Object fact) {

  /** A source, or a part of it, that cannot be read. */
  public static Rejected unreadable(String source, int line, String reason) {
    return new Rejected(source, line, null, null, reason, null);
  }

  /** Place, fact, field and reason in one line, without control characters. */
  public String message() {
    StringBuilder text = new StringBuilder(source);
    if (line > 0) {
      text.append(':').append(line);
    }
    text.append(": ");
    if (id != null) {
      text.append(id).append(": ");
    }
    if (field != null) {
      text.append(field).append(": ");
    }
    return text.append(reason).toString().replaceAll("\\p{Cntrl}+", " ");
  }
}
