package org.bandish.topology;

import java.util.List;
import org.bandish.event.ObservedSpan;

/**
 * What drawing one subject's spans led to.
 *
 * @param changed the later selves of the spans that changed; empty where it failed
 * @param failure why it failed; null: it did not
 */
record Detected(List<ObservedSpan> changed, RuntimeException failure) implements Concluded {}
