package org.bandish.ingest.radar;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bandish.event.NetworkSignal;
import org.bandish.event.SignalSource;
import org.bandish.event.Source;
import org.bandish.ingest.Regions;
import org.bandish.ingest.reading.BadField;
import org.bandish.ingest.reading.Keys;
import org.bandish.ingest.reading.Numbers;
import org.bandish.ingest.reading.Shape;
import org.bandish.ingest.reading.Times;

/**
 * One annotation or anomaly as signals: one per country, region or network that it names. A person
 * or two data sources stand behind an annotation and a verified anomaly (down 1); an unverified one
 * is an algorithm's word (down 0.5).
 */
final class Outages {
  /** What is read of an item. */
  static final Shape SHAPE =
      Shape.of(
          "success, errors, id, uuid, type, eventType, status, startDate, endDate, description,"
              + " linkedUrl, scope, asns, asnsDetails{asn, locations{code}}, locations,"
              + " outage{outageType, outageCause}, asnDetails{asn, locations{code}},"
              + " locationDetails{code}");

  /** Where an outage was. */
  private record Place(String country, String region, Long asn) {}

  private final Times times;

  Outages(Times times) {
    this.times = times;
  }

  /**
   * The signals of an item.
   *
   * @throws BadField if it is no outage, or does not say where or when
   */
  List<NetworkSignal> read(JsonNode item) throws BadField {
    if (item.has("success") && !item.path("success").asBoolean(true)) {
      throw new BadField("errors", "Radar refused: " + item.path("errors"));
    }
    boolean anomaly = item.hasNonNull("uuid");
    String id = text(item, anomaly ? "uuid" : "id");
    if (id == null) {
      throw new BadField("id", "missing");
    }
    String kind = text(item, "eventType");
    if (!anomaly && kind != null && !kind.equals("OUTAGE")) {
      throw new BadField("eventType", "'" + kind + "' is no outage");
    }
    Instant from = times.parse("startDate", text(item, "startDate"));
    String ends = text(item, "endDate");
    Instant until = ends == null ? null : times.parse("endDate", ends);
    if (until != null && until.isBefore(from)) {
      throw new BadField("endDate", "'" + ends + "' lies before startDate '" + from + "'");
    }
    double down = anomaly && !"VERIFIED".equals(text(item, "status")) ? 0.5 : 1;
    List<NetworkSignal> signals = new ArrayList<>();
    for (Place place : anomaly ? placesOfAnomaly(item) : places(item)) {
      signals.add(signal(item, id, place, from, until, down));
    }
    return signals;
  }

  private static Set<Place> placesOfAnomaly(JsonNode item) throws BadField {
    JsonNode network = item.path("asnDetails");
    JsonNode code =
        network.hasNonNull("asn")
            ? network.path("locations").path("code")
            : item.path("locationDetails").path("code");
    if (code.asText("").isEmpty()) {
      throw new BadField(
          "locationDetails", "missing: neither a country nor a network with its country");
    }
    return Set.of(
        new Place(
            Numbers.country("locationDetails.code", code.asText()),
            null,
            Numbers.asn("asnDetails.asn", text(network, "asn"))));
  }

  private static Set<Place> places(JsonNode item) throws BadField {
    Set<Place> places = new LinkedHashSet<>();
    for (JsonNode network : item.path("asnsDetails")) {
      String country = network.path("locations").path("code").asText(null);
      if (country == null && item.path("locations").size() == 1) {
        country = item.path("locations").path(0).asText();
      }
      places.add(
          new Place(
              Numbers.country("asnsDetails.locations", country),
              null,
              Numbers.asn("asnsDetails.asn", text(network, "asn"))));
    }
    if (places.isEmpty() && !item.path("asns").isEmpty()) {
      return networks(item);
    } else if (!places.isEmpty()) {
      return places;
    }
    boolean regional = "REGIONAL".equals(text(item.path("outage"), "outageType"));
    for (JsonNode location : item.path("locations")) {
      String country = Numbers.country("locations", location.asText(null));
      if (regional) {
        places.addAll(regions(country, text(item, "scope")));
      } else {
        places.add(new Place(country, null, null));
      }
    }
    if (places.isEmpty()) {
      throw new BadField("locations", "missing: neither a country nor a network");
    }
    return places;
  }

  /** Networks without details: where they are, the one country says, if it is one. */
  private static Set<Place> networks(JsonNode item) throws BadField {
    if (item.path("locations").size() != 1) {
      throw new BadField(
          "asnsDetails", "missing: of several countries or none, in which the networks are");
    }
    String country = Numbers.country("locations", item.path("locations").path(0).asText(null));
    Set<Place> places = new LinkedHashSet<>();
    for (JsonNode network : item.path("asns")) {
      Long asn = Numbers.asn("asns", network.asText(null));
      if (asn == null) {
        throw new BadField("asns", "'" + network.asText() + "' is no network");
      }
      places.add(new Place(country, null, asn));
    }
    return places;
  }

  /** A regional outage is none of the country; it needs a region that has a code. */
  private static Set<Place> regions(String country, String scope) throws BadField {
    Set<Place> places = new LinkedHashSet<>();
    for (Regions.Found found : Regions.in(country, scope == null ? "" : scope)) {
      places.add(new Place(country, found.code(), null));
    }
    if (places.isEmpty()) {
      throw new BadField(
          "scope", "'" + scope + "' names no region of " + country + " that has a code here");
    }
    return places;
  }

  private static NetworkSignal signal(
      JsonNode item, String id, Place place, Instant from, Instant until, double down) {
    String description = text(item, "description");
    String url = text(item, "linkedUrl");
    boolean web = url != null && url.matches("https?://\\S+");
    return NetworkSignal.newBuilder()
        .setId(Keys.id("radar", id, place.country(), place.region(), place.asn()))
        .setCountry(place.country())
        .setRegion(place.region())
        .setAsn(place.asn())
        .setSource(SignalSource.CLOUDFLARE_RADAR)
        .setAt(Times.moment(from))
        .setUntil(until == null ? null : Times.moment(until))
        .setBlocked(0.0)
        .setDown(down)
        .setOk(1 - down)
        .setUrl("https://radar.cloudflare.com/outage-center")
        .setSources(
            description == null && !web
                ? List.of()
                : List.of(new Source(description, web ? url : null, "Cloudflare Radar", null)))
        .build();
  }

  private static String text(JsonNode item, String field) {
    JsonNode value = item.path(field);
    return value.isValueNode() && !value.isNull() && !value.asText().isEmpty()
        ? value.asText()
        : null;
  }
}
