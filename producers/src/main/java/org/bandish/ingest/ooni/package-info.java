/**
 * OONI's measurements: single ones, aggregates per day and network, and columnar observations. What
 * OONI says becomes a signal of a platform; nothing is concluded.
 */
package org.bandish.ingest.ooni;
