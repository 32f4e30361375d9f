/**
 * Labelled cases, made by seed, against which detectors are measured; and the measuring. Pure.
 *
 * <p>Scenarios, their parameters and the seeds of the published corpus stood before any parameter
 * of the default detector was chosen. Whoever changes a scenario gives it another name.
 */
package org.bandish.detect.corpus;
