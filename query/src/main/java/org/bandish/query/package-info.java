/**
 * The read side: what was published, held in memory and asked questions. {@link
 * org.bandish.query.Queries} is the port; everything that needs Kafka is in {@link
 * org.bandish.query.QueryNode} and what it builds, the rest is pure and reads no clock.
 */
package org.bandish.query;
