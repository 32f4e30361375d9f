package org.bandish.query;

import java.time.Instant;
import java.util.List;
import org.bandish.event.Evidence;

/**
 * What became of an interval when a fact became public.
 *
 * @param fact what became public
 * @param knownAt when
 * @param effect what facts of its kind do
 * @param rule section of the domain's rules that says so
 * @param changed what of the interval changed at that instant; empty: nothing
 */
public record Step(
    Evidence fact, Instant knownAt, String effect, String rule, List<String> changed) {}
