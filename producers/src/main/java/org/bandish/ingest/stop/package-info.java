/**
 * Access Now's STOP table of shutdowns: reports of blocked platforms and of failed connectivity.
 */
package org.bandish.ingest.stop;
