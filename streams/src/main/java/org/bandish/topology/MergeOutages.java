package org.bandish.topology;

import java.util.Collection;
import java.util.List;
import org.bandish.detect.Belief;
import org.bandish.detect.HeldPart;
import org.bandish.event.Evidence;
import org.bandish.schema.Subject;

/** {@link org.bandish.timeline.OutageBeliefs#of}, or another in a test. */
@FunctionalInterface
public interface MergeOutages {
  List<Belief> merge(
      Subject subject, Long asn, Collection<Evidence> told, Collection<HeldPart> parts);
}
