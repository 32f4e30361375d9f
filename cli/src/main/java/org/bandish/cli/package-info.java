/**
 * The {@code bandish} command: one class per command. Reads settings, starts and stops the other
 * rooms, prints answers; decides nothing about bans.
 */
package org.bandish.cli;
