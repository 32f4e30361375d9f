/**
 * IODA's signals, alerts and events: whether a country or a network is connected at all. They are
 * signals without platform.
 */
package org.bandish.ingest.ioda;
