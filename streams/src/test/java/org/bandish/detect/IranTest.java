package org.bandish.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.Outage;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** The shutdown of November 2019 in IODA's own series, where they are at hand. */
class IranTest {
  private static final Path SERIES = series();

  /** Up to this hour the country's prefixes are all there; in the next a third is gone. */
  private static final Instant FALL = Instant.parse("2019-11-16T14:30:00Z");

  /** From this hour on more than four fifths of the probed blocks answer again. */
  private static final Instant RETURN = Instant.parse("2019-11-23T13:45:00Z");

  @Test
  void shouldSeeOneNationalOutage() throws IOException {
    assumeTrue(Files.exists(SERIES), "the series are not here");
    Map<ConnectivityMetric, List<MedianRatio.Value>> values = read("0");
    List<OutagePart> parts = new ArrayList<>();
    values.forEach(
        (metric, series) ->
            MedianRatio.drops(metric, series)
                .forEach(drop -> parts.add(OutagePart.of(metric, drop))));

    List<Outage> outages = Outages.merge(Subject.national("IR", "*"), null, parts);

    assertThat(outages)
        .singleElement()
        .satisfies(
            outage -> {
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

  private static Map<ConnectivityMetric, List<MedianRatio.Value>> read(String asn)
      throws IOException {
    Map<ConnectivityMetric, List<MedianRatio.Value>> values =
        new EnumMap<>(ConnectivityMetric.class);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SERIES)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1);
        if (cells[2].equals(asn) && !cells[1].isEmpty()) {
          Instant at = OffsetDateTime.parse(cells[4].replace(' ', 'T')).toInstant();
          values
              .computeIfAbsent(metric(cells[0]), metric -> new ArrayList<>())
              .add(new MedianRatio.Value(at, Double.parseDouble(cells[1]), cells[0] + "-" + at));
        }
      }
    }
    values.values().forEach(each -> each.sort(Comparator.comparing(MedianRatio.Value::at)));
    return values;
  }

  private static ConnectivityMetric metric(String source) {
    return switch (source) {
      case "bgp" -> ConnectivityMetric.BGP;
      case "active_probing" -> ConnectivityMetric.ACTIVE_PROBING;
      case "darknet" -> ConnectivityMetric.TELESCOPE;
      default -> throw new IllegalArgumentException(source);
    };
  }

  /** Beside the project, from whatever folder the test is run. */
  private static Path series() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path series = at.resolve("shared/data/ioda-iran-2019/signals.csv.gz");
      if (Files.exists(series)) {
        return series;
      }
    }
    return Path.of("absent");
  }
}
