/**
 * From measurements to what the network showed: hourly buckets, a day's ledger, and outages from
 * series of connectivity. Pure: no clock, no store, no order of arrival.
 */
package org.bandish.detect;
