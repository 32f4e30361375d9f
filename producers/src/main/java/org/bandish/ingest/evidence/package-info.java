/** Evidence files: facts that people write in YAML, JSON or JSON Lines. */
package org.bandish.ingest.evidence;
