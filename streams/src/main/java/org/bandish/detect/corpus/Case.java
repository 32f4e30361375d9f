package org.bandish.detect.corpus;

import java.util.List;
import org.bandish.detect.Explained;
import org.bandish.event.SignalDay;

/**
 * Measurements of one subject and what must be concluded from them.
 *
 * @param name unique in its corpus
 * @param scenario what it is an example of
 * @param heldOut whether it belongs to the half that is not looked at while tuning
 * @param days at most one for a network and day
 * @param labels in order of time; none: nothing may be called
 * @param outages of the country, known to the detector
 */
public record Case(
    String name,
    String scenario,
    boolean heldOut,
    List<SignalDay> days,
    List<Label> labels,
    List<Quiet> outages) {
  public Case {
    days = List.copyOf(days);
    labels = List.copyOf(labels);
    outages = List.copyOf(outages);
  }

  /** The hours that do not count. */
  public Explained explained() {
    return (asn, hour) -> outages.stream().anyMatch(outage -> outage.touches(hour));
  }
}
