package org.bandish.topology;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.Belief;
import org.bandish.event.Evidence;
import org.bandish.schema.Subject;

/** Of which networks the reports of a place tell. */
final class TouchedSeries {
  private TouchedSeries() {}

  /**
   * The place as a whole, and its networks of which reports tell or told, as {@code subject|asn}.
   *
   * @param place connectivity of a country or region
   * @param outages as they were last derived, also those that are held no longer
   */
  static Set<String> of(
      String place, KeyValueStore<String, Evidence> evidence, OutageBook outages) {
    Subject subject = Subject.parse(place);
    Set<String> series = new HashSet<>(Set.of(Keys.series(subject, null)));
    for (Evidence entry : Stores.scan(evidence, Keys.under(subject)).values()) {
      if (entry.getNetworkSignal() != null) {
        series.add(Keys.series(subject, entry.getNetworkSignal().getAsn()));
      }
    }
    for (Belief belief : outages.read(Keys.under(subject))) {
      series.add(Keys.series(subject, belief.outage().getAsn()));
    }
    return series;
  }
}
