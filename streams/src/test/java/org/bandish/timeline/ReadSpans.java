package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bandish.event.Access;
import org.bandish.event.MeasuredDays;
import org.bandish.event.ObservedSpan;

/**
 * Measured spans as a detector told them, in the order in which it did: of one id and heldFrom the
 * last stands, and an unobserved one takes back what was told. Instants are written in UTC.
 */
final class ReadSpans {
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "country",
          "region",
          "platform",
          "state",
          "start",
          "end",
          "measuredTo",
          "knownSince",
          "endKnownSince",
          "networks",
          "explainedByOutage",
          "heldFrom",
          "heldTo",
          "measured");

  private ReadSpans() {}

  /** The spans of a file that stand. */
  static Collection<ObservedSpan> in(Path file) throws IOException {
    List<Map<String, Object>> told =
        new YAMLMapper()
            .readValue(file.toFile(), new TypeReference<List<Map<String, Object>>>() {});
    Map<List<Object>, ObservedSpan> standing = new LinkedHashMap<>();
    for (Map<String, Object> fields : told) {
      assertThat(FIELDS).as("%s", file).containsAll(fields.keySet());
      ObservedSpan span = span(fields);
      List<Object> row = Arrays.asList(span.getId(), span.getHeldFrom());
      if (span.getState() == Access.UNOBSERVED) {
        assertThat(standing.remove(row)).as("takes back %s", span.getId()).isNotNull();
      } else {
        standing.put(row, span);
      }
    }
    return standing.values();
  }

  /** A span of the fields that a file or a generator gives it; without networks: 3 of 4. */
  static ObservedSpan span(Map<String, Object> fields) {
    List<?> networks = (List<?>) fields.getOrDefault("networks", List.of(3, 4));
    return ObservedSpan.newBuilder()
        .setId((String) fields.get("id"))
        .setCountry((String) fields.get("country"))
        .setRegion((String) fields.get("region"))
        .setPlatform((String) fields.get("platform"))
        .setState(Access.valueOf(((String) fields.get("state")).toUpperCase(Locale.ROOT)))
        .setStart(instant(fields, "start"))
        .setEnd(instant(fields, "end"))
        .setMeasuredTo(instant(fields, "measuredTo"))
        .setKnownSince(instant(fields, "knownSince"))
        .setEndKnownSince(instant(fields, "endKnownSince"))
        .setNetworksBlocked(((Number) networks.get(0)).longValue())
        .setNetworksObserved(((Number) networks.get(1)).longValue())
        .setExplainedByOutage((Boolean) fields.getOrDefault("explainedByOutage", false))
        .setHeldFrom(instant(fields, "heldFrom"))
        .setHeldTo(instant(fields, "heldTo"))
        .setMeasured(
            ((List<?>) fields.getOrDefault("measured", List.of()))
                .stream().map(days -> days((Map<?, ?>) days)).toList())
        .setDetector("llr@2")
        .build();
  }

  private static MeasuredDays days(Map<?, ?> fields) {
    return new MeasuredDays(
        LocalDate.parse(fields.get("first").toString()),
        ((Number) fields.get("days")).longValue(),
        ((Number) fields.get("knownAfterHours")).longValue());
  }

  private static Instant instant(Map<String, Object> fields, String field) {
    Object value = fields.get(field);
    return value == null ? null : Instant.parse(value.toString());
  }
}
