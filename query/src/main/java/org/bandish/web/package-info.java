/**
 * The record over HTTP: routes, Server-Sent Events, Atom, export and the page. Reaches state only
 * through {@link org.bandish.query.Queries}; the one clock is handed in.
 */
package org.bandish.web;
