/**
 * A real broker and a real schema registry, each in a JVM of its own on the loopback interface,
 * with a data directory and a parent whose end is theirs. {@link
 * org.bandish.embedded.EmbeddedCluster} starts both.
 */
package org.bandish.embedded;
