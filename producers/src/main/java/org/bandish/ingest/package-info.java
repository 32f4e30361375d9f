/** The way in: importers turn files and answers into facts, one publisher sends them. */
package org.bandish.ingest;
