package org.bandish.topology;

import java.util.List;
import org.bandish.detect.OutagePart;
import org.bandish.event.Outage;
import org.bandish.schema.Subject;

/** {@link org.bandish.detect.Outages#merge}, or another in a test. */
@FunctionalInterface
public interface MergeOutages {
  List<Outage> merge(Subject subject, Long asn, List<OutagePart> parts);
}
