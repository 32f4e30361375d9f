/** Polls public APIs, gently: what they answer goes through the importers, and a cursor is kept. */
package org.bandish.ingest.watch;
