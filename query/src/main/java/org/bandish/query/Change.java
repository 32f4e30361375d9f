package org.bandish.query;

import org.bandish.event.BanTransition;

/**
 * A transition and its place.
 *
 * @param cursor what to ask for what follows with
 * @param before the interval before, as it stands now; null: there was none
 * @param after the interval after, as it stands now; null: it is gone
 */
public record Change(Cursor cursor, BanTransition transition, Ban before, Ban after) {}
