/**
 * What a ban is: from the evidence of one subject to its ban intervals, phases, bounds, recurrences
 * and incidents. Pure: no clock, no store, no Kafka, no order of arrival.
 */
package org.bandish.timeline;
