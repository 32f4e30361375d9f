/** What importers of other people's data share: tables, JSON, times, keys. Knows no source. */
package org.bandish.ingest.reading;
