package org.bandish.ingest;

import org.apache.avro.specific.SpecificRecord;

/**
 * A fact or a definition that passed every rule.
 *
 * @param source name of the source
 * @param line where it begins, from 1
 * @param fact of a class in {@code org.bandish.event}
 */
public record Accepted(String source, int line, SpecificRecord fact) {}
