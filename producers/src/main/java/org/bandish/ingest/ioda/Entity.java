package org.bandish.ingest.ioda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.bandish.ingest.reading.BadField;
import org.bandish.ingest.reading.Numbers;
import org.bandish.ingest.reading.Query;

/**
 * What IODA speaks of: a country, or a network in one.
 *
 * @param country ISO 3166-1
 * @param asn null for the whole country
 */
record Entity(String country, Long asn) {
  /**
   * An entity by IODA's type and code. IODA does not say in which country a network is; the query
   * does, by {@code relatedTo=country/IR}. Its regions have numbers of their own, which are not ISO
   * 3166-2.
   *
   * @param envelope of the answer; its {@code requestParameters} repeat the query
   */
  static Entity of(String field, String type, String code, JsonNode envelope, Query query)
      throws BadField {
    if (type == null || code == null) {
      throw new BadField(field, "missing: the type and code of what this speaks of");
    }
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "country" -> new Entity(Numbers.country(field, code), null);
      case "asn" -> new Entity(related(field, envelope, query), network(field, code));
      case "geoasn" -> geoasn(field, code);
      default ->
          throw new BadField(
              field, "'" + type + "/" + code + "' is neither a country nor a network in one");
    };
  }

  /** The country that was asked for. */
  static String asked(String field, Query query) throws BadField {
    if ("country".equals(query.get("entityType"))) {
      return Numbers.country(field, query.get("entityCode"));
    }
    String related = query.get("relatedTo");
    return Numbers.country(field, related == null ? null : related.replaceFirst("^country/", ""));
  }

  /** As IODA's pages write it. */
  String path() {
    return asn == null ? "country/" + country : "asn/" + asn;
  }

  private static Entity geoasn(String field, String code) throws BadField {
    int dash = code.indexOf('-');
    if (dash < 0) {
      throw new BadField(field, "'" + code + "' is not a network and a country");
    }
    return new Entity(
        Numbers.country(field, code.substring(dash + 1)), network(field, code.substring(0, dash)));
  }

  private static Long network(String field, String code) throws BadField {
    Long asn = Numbers.asn(field, code);
    if (asn == null) {
      throw new BadField(field, "'" + code + "' is no network");
    }
    return asn;
  }

  private static String related(String field, JsonNode envelope, Query query) throws BadField {
    String said = envelope.path("requestParameters").path("relatedTo").asText("");
    String related = said.isEmpty() ? query.get("relatedTo") : said;
    if (related == null || !related.startsWith("country/")) {
      throw new BadField(
          field, "in which country the network is, only the query says: relatedTo=country/IR");
    }
    return Numbers.country(field, related.substring("country/".length()));
  }
}
