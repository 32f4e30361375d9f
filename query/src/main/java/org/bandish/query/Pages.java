package org.bandish.query;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Cuts a list into pages. A page cursor holds the key of the last item before it, so that what
 * comes or goes elsewhere in the list between two requests moves nothing.
 */
public final class Pages {
  private static final long SHIFT = 1L << 62;

  private Pages() {}

  /**
   * A part of a list.
   *
   * @param items the items of the part, in order
   * @param next cursor of the part after it; null: there is none
   */
  public record Part<T>(List<T> items, String next) {}

  private record Keyed<T>(String key, T item) {}

  /** Text that sorts as the number does. */
  public static String sortable(long number) {
    return String.format(Locale.ROOT, "%019d", number + SHIFT);
  }

  /**
   * The part of the list behind a cursor.
   *
   * @param all in any order
   * @param key distinct for each item; its order is the list's
   * @param question a cursor of another question is refused
   * @param cursor null: from the beginning
   * @throws BadParameterException if the cursor is none of this list
   */
  public static <T> Part<T> part(
      List<T> all,
      Function<T, String> key,
      boolean descending,
      String question,
      String cursor,
      int limit) {
    Comparator<String> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    String after = after(question, cursor);
    List<Keyed<T>> rest =
        all.stream()
            .map(item -> new Keyed<>(key.apply(item), item))
            .filter(item -> after == null || order.compare(item.key(), after) > 0)
            .sorted(Comparator.comparing(Keyed::key, order))
            .limit(limit + 1L)
            .toList();
    return part(rest, question, limit);
  }

  /**
   * The part of a list behind a cursor, of which no more is read than is needed.
   *
   * @param inOrder in the order of the keys
   * @param key distinct for each item
   * @param question a cursor of another question is refused
   * @param cursor null: from the beginning
   * @throws BadParameterException if the cursor is none of this list
   */
  public static <T> Part<T> part(
      Stream<T> inOrder, Function<T, String> key, String question, String cursor, int limit) {
    String after = after(question, cursor);
    return part(
        inOrder
            .map(item -> new Keyed<>(key.apply(item), item))
            .filter(item -> after == null || item.key().compareTo(after) > 0)
            .limit(limit + 1L)
            .toList(),
        question,
        limit);
  }

  /**
   * The key behind which a page begins; null: it is the first.
   *
   * @throws BadParameterException if the cursor is none of the question
   */
  static String after(String question, String cursor) {
    return cursor == null ? null : decode(question, cursor);
  }

  /** The instant with which a key begins. */
  static Instant instant(String key) {
    try {
      return Instant.ofEpochMilli(Long.parseLong(key.split(" ", 2)[0]) - SHIFT);
    } catch (NumberFormatException e) {
      throw new BadParameterException("cursor", "is none of this list");
    }
  }

  private static <T> Part<T> part(List<Keyed<T>> rest, String question, int limit) {
    boolean more = rest.size() > limit;
    List<Keyed<T>> part = more ? rest.subList(0, limit) : rest;
    return new Part<>(
        part.stream().map(Keyed::item).toList(),
        more ? encode(question, part.get(limit - 1).key()) : null);
  }

  private static String encode(String question, String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((question + "\n" + key).getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String question, String cursor) {
    String text;
    try {
      text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadParameterException("cursor", "'" + cursor + "' is not a page cursor");
    }
    int line = text.indexOf('\n');
    if (line < 0) {
      throw new BadParameterException("cursor", "'" + cursor + "' is not a page cursor");
    }
    if (!text.substring(0, line).equals(question)) {
      throw new BadParameterException("cursor", "belongs to another question");
    }
    return text.substring(line + 1);
  }
}
