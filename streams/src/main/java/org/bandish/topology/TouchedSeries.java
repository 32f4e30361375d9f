package org.bandish.topology;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.event.Evidence;
import org.bandish.event.Outage;
import org.bandish.schema.Subject;

/** Of which networks the reports of a place tell. */
final class TouchedSeries {
  private TouchedSeries() {}

  /**
   * The place as a whole, and its networks of which reports tell or told, as {@code subject|asn}.
   *
   * @param place connectivity of a country or region
   * @param outages as they were last derived
   */
  static Set<String> of(
      String place,
      KeyValueStore<String, Evidence> evidence,
      KeyValueStore<String, Outage> outages) {
    Subject subject = Subject.parse(place);
    Set<String> series = new HashSet<>(Set.of(Keys.series(subject, null)));
    for (Evidence entry : Stores.scan(evidence, Keys.under(subject)).values()) {
      if (entry.getNetworkSignal() != null) {
        series.add(Keys.series(subject, entry.getNetworkSignal().getAsn()));
      }
    }
    for (Outage outage : Stores.scan(outages, Keys.under(subject)).values()) {
      series.add(Keys.series(subject, outage.getAsn()));
    }
    return series;
  }
}
