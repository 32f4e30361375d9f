package org.bandish.ingest.ioda;

import java.util.Map;
import org.bandish.event.ConnectivityMetric;
import org.bandish.ingest.reading.BadField;

/** IODA's data sources that count something, by the name of the metric that it counts. */
final class Metrics {
  private static final Map<String, ConnectivityMetric> METRICS =
      Map.of(
          "bgp", ConnectivityMetric.BGP,
          "ping-slash24", ConnectivityMetric.ACTIVE_PROBING,
          "active_probing", ConnectivityMetric.ACTIVE_PROBING,
          "merit-nt", ConnectivityMetric.TELESCOPE,
          "ucsd-nt", ConnectivityMetric.TELESCOPE,
          "darknet", ConnectivityMetric.TELESCOPE,
          "gtr", ConnectivityMetric.TRAFFIC);

  private Metrics() {}

  static ConnectivityMetric of(String field, String datasource) throws BadField {
    ConnectivityMetric metric = known(datasource);
    if (metric == null) {
      throw new BadField(
          field,
          "'"
              + datasource
              + "' is no count of what is connected; known are bgp, ping-slash24, merit-nt, gtr");
    }
    return metric;
  }

  /** What a datasource counts; null: that is not known. */
  static ConnectivityMetric known(String datasource) {
    return datasource == null ? null : METRICS.get(datasource);
  }
}
