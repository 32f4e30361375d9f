package org.bandish.ingest.ooni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.bandish.event.NetworkSignal;
import org.bandish.ingest.Collected;
import org.bandish.ingest.Source;
import org.bandish.ingest.Sources;
import org.bandish.ingest.reading.Query;
import org.junit.jupiter.api.Test;

/** OONI's real answers, where they lie beside the checkout. */
class OoniSamplesTest {
  @Test
  void shouldReadRawMeasurementsListsAndMetadata() throws IOException {
    Path samples = Collected.sample("ooni-raw");
    assumeThat(samples).exists();
    Collected all = new Collected();
    for (Source source : Sources.in(samples, OoniImporter.ENDINGS)) {
      new OoniImporter(Collected.REGISTRY, Collected.CLOCK).read(source, all);
    }

    assertThat(all.signals()).hasSize(38);
    assertThat(all.rejected()).hasSize(108);
    Map<String, Integer> kinds = new TreeMap<>();
    all.rejected()
        .forEach(
            broken ->
                kinds.merge(
                    broken.reason().replaceAll("(no platform for).*", "$1"), 1, Integer::sum));
    assertThat(kinds)
        .isEqualTo(Map.of("no platform for", 106, "missing: this is no measurement", 2));
    assertThat(all.signals())
        .filteredOn(signal -> signal.getBlocked() > 0.5)
        .extracting(signal -> signal.getCountry() + " " + signal.getPlatform())
        .containsExactlyInAnyOrder(
            "RU facebook-messenger",
            "IR signal",
            "DE psiphon",
            "JP whatsapp",
            "JP whatsapp-web",
            "RU telegram",
            "RU tor",
            "IR facebook",
            "IE whatsapp-web");
  }

  @Test
  void shouldShowTheBlockOfTelegramInKenyaInNovember2023() {
    Path sample = Collected.sample("ooni-telegram-kenya-2023/telegram-every6th-report.csv.gz");
    assumeThat(sample).exists();
    Collected kenya =
        Collected.of(
            new ObservationImporter(Collected.REGISTRY, Collected.CLOCK), Source.of(sample));

    assertThat(kenya.signals()).hasSize(391);
    assertThat(kenya.rejected()).isEmpty();
    double during = blockedShare(kenya, "2023-11-13", "2023-11-24");
    double before = blockedShare(kenya, "2023-10-15", "2023-11-07");
    assertThat(during).isGreaterThan(0.15);
    assertThat(before).isLessThan(0.02);
  }

  @Test
  void shouldFoldTheWebTestOfTelegramInKenya() {
    Path sample = Collected.sample("ooni-telegram-kenya-2023/web-connectivity-telegram.org.csv.gz");
    assumeThat(sample).exists();
    Collected kenya =
        Collected.of(
            new ObservationImporter(Collected.REGISTRY, Collected.CLOCK), Source.of(sample));

    assertThat(kenya.signals()).hasSize(1228).extracting("platform").containsOnly("telegram");
    assertThat(kenya.rejected()).isEmpty();
  }

  @Test
  void shouldReadAggregatesOfIraqPerNetworkAndDay() {
    Path sample = Collected.sample("ooni-aggregation/IraqTelegramTestASNMar6-Apr6.csv");
    assumeThat(sample).exists();
    Collected iraq = aggregates(sample, "probe_cc=IQ&test_name=telegram");

    assertThat(iraq.signals()).hasSize(223);
    assertThat(iraq.rejected()).isEmpty();
    assertThat(aggregates(sample, "").reasons())
        .isEqualTo(Map.of("probe_cc: missing: which country", 223));
  }

  @Test
  void shouldReadAggregatesWithoutNetworkAndInJson() {
    Path ireland = Collected.sample("ooni-aggregation/IrelandSignalTestMar6-Apr6.csv");
    assumeThat(ireland).exists();
    Path all = Collected.sample("ooni-aggregation/explorer_fixture_aggregation_2022-03-01_04.json");

    assertThat(aggregates(ireland, "probe_cc=IE&test_name=signal").signals())
        .hasSize(30)
        .allSatisfy(signal -> assertThat(signal.getAsn()).isNull());
    assertThat(aggregates(all, "").reasons())
        .isEqualTo(Map.of("probe_cc: missing: which country", 3));
  }

  private static Collected aggregates(Path sample, String query) {
    return Collected.of(
        new AggregationImporter(Collected.REGISTRY, Query.of(query), Collected.CLOCK),
        Source.of(sample));
  }

  private static double blockedShare(Collected all, String from, String to) {
    return all.signals().stream()
        .filter(signal -> day(signal).compareTo(from) >= 0 && day(signal).compareTo(to) <= 0)
        .mapToDouble(NetworkSignal::getBlocked)
        .average()
        .orElseThrow();
  }

  private static String day(NetworkSignal signal) {
    return signal.getAt().getEdtf().substring(0, 10);
  }
}
