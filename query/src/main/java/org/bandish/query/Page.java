package org.bandish.query;

import java.util.List;

/**
 * A part of a list.
 *
 * @param next what to ask for the next part with; null at the end
 * @param cursor where in ban-transitions the list stands
 * @param asOf what was asked, else when the last thing in it became public; null: nothing is in it
 */
public record Page<T>(List<T> items, String next, String cursor, String asOf) {}
