/**
 * The dataflow: from facts to evidence to conclusions. What a ban is stands in {@code timeline};
 * here stands only what is read, kept, and written when. No clock.
 */
package org.bandish.topology;
