/**
 * Cloudflare Radar's outage annotations and traffic anomalies: whether a country or a network is
 * connected at all. They are signals without platform.
 */
package org.bandish.ingest.radar;
