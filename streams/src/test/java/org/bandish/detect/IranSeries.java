package org.bandish.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.bandish.event.ConnectivityMetric;

/** IODA's series of Iran, 14 to 23 November 2019, where they are at hand beside the project. */
public final class IranSeries {
  private static final Path SERIES = series();
  private static final String COUNTRY_WIDE = "0";

  private IranSeries() {}

  public static boolean isHere() {
    return Files.exists(SERIES);
  }

  /** The series of the country as a whole, in order of time; an empty cell is no value. */
  public static Map<ConnectivityMetric, List<MedianRatio.Value>> national() throws IOException {
    Map<ConnectivityMetric, List<MedianRatio.Value>> values =
        new EnumMap<>(ConnectivityMetric.class);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SERIES)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1);
        if (cells[2].equals(COUNTRY_WIDE) && !cells[1].isEmpty()) {
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
