package org.bandish.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in ban-transitions, written {@code topicId.offset}: the topic's id tells a topic from
 * another of the same name.
 *
 * @param topicId as Kafka writes it: 22 characters
 * @param offset of the last transition seen; -1 before the first
 */
public record Cursor(String topicId, long offset) {
  private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9_-]{22})\\.(-1|\\d{1,18})");

  /**
   * Reads a cursor.
   *
   * @param parameter that holds it, for the error
   * @throws BadParameterException if it is none
   */
  public static Cursor parse(String parameter, String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new BadParameterException(parameter, "'" + text + "' is not a cursor of this service");
    }
    return new Cursor(matcher.group(1), Long.parseLong(matcher.group(2)));
  }

  @Override
  public String toString() {
    return topicId + "." + offset;
  }
}
