package org.bandish.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.Outage;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** The shutdown of November 2019 in IODA's own series, where they are at hand. */
class IranTest {
  private static final Subject IRAN = Subject.national("IR", "*");

  /** Up to this hour the country's prefixes are all there; in the next a third is gone. */
  private static final Instant FALL = Instant.parse("2019-11-16T14:30:00Z");

  /** From this hour on more than four fifths of the probed blocks answer again. */
  private static final Instant RETURN = Instant.parse("2019-11-23T13:45:00Z");

  @Test
  void shouldSeeOneNationalOutage() throws IOException {
    assumeTrue(IranSeries.isHere(), "the series are not here");
    Map<ConnectivityMetric, List<MedianRatio.Value>> values = IranSeries.national();
    List<OutagePart> parts = new ArrayList<>();
    values.forEach(
        (metric, series) ->
            MedianRatio.drops(metric, series)
                .forEach(drop -> parts.add(OutagePart.of(IRAN, null, metric, drop))));

    List<Outage> outages = Outages.merge(IRAN, null, parts);

    assertThat(outages)
        .singleElement()
        .satisfies(
            outage -> {
              assertThat(outage.getId()).isEqualTo("ir-outage-20191116T14");
              assertThat(outage.getStart()).isCloseTo(FALL, within(1, ChronoUnit.HOURS));
              assertThat(outage.getEnd()).isCloseTo(RETURN, within(1, ChronoUnit.HOURS));
              assertThat(outage.getSeverity()).isBetween(0.95, 0.98);
              assertThat(outage.getSources())
                  .containsExactly(
                      "ioda-median@1:active-probing",
                      "ioda-median@1:bgp",
                      "ioda-median@1:telescope");
            });
  }
}
