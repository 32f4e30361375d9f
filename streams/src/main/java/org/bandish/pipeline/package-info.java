/**
 * The pipeline's runtime: its configuration, its topics and schemas, starting, failing, restarting
 * and closing.
 */
package org.bandish.pipeline;
