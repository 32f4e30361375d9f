package org.bandish.ingest.ioda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.bandish.ingest.Regions;
import org.bandish.ingest.reading.BadField;
import org.bandish.ingest.reading.Numbers;
import org.bandish.ingest.reading.Query;

/**
 * What IODA speaks of: a country, a region of one, or a network in one.
 *
 * @param country ISO 3166-1
 * @param region ISO 3166-2; null: the whole country, or a network in it
 * @param asn null for the whole country or region
 * @param path as IODA's pages write it
 */
record Entity(String country, String region, Long asn, String path) {
  private static final String COUNTRY = "country/";

  /**
   * An entity by IODA's type and code. In which country a network is IODA does not say; the query
   * does, by {@code relatedTo=country/IR}. Its regions have numbers of its own, which are not ISO
   * 3166-2: they are known by their name, where {@code regions.tsv} has it.
   *
   * @param name of the entity; null: not given
   * @param said the country in which it is; null: not given
   * @param envelope of the answer; its {@code requestParameters} repeat the query
   */
  static Entity of(
      String field,
      String type,
      String code,
      String name,
      String said,
      JsonNode envelope,
      Query query)
      throws BadField {
    if (type == null || code == null) {
      throw new BadField(field, "missing: the type and code of what this speaks of");
    }
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "country" -> ofSeries(Numbers.country(field, code), null);
      case "asn" -> ofSeries(related(field, "network", envelope, query), network(field, code));
      case "geoasn" -> geoasn(field, code);
      case "region" ->
          region(
              field,
              code,
              name,
              said == null
                  ? related(field, "region", envelope, query)
                  : Numbers.country(field, said));
      default ->
          throw new BadField(
              field,
              "'" + type + "/" + code + "' is neither a country nor a region or network in one");
    };
  }

  /** A country, or a network in it. */
  static Entity ofSeries(String country, Long asn) {
    return new Entity(country, null, asn, asn == null ? COUNTRY + country : "asn/" + asn);
  }

  /** The country that was asked for. */
  static String asked(String field, Query query) throws BadField {
    if ("country".equals(query.get("entityType"))) {
      return Numbers.country(field, query.get("entityCode"));
    }
    String related = query.get("relatedTo");
    if (related == null) {
      throw new BadField(
          field, "missing: which country; --query relatedTo=country/IR would say that it is Iran");
    }
    return Numbers.country(field, related.replaceFirst("^country/", ""));
  }

  /**
   * The country of an entity's attributes.
   *
   * @param code its {@code country_code}, or null
   * @param fqid such as {@code geo.netacuity.AS.PK.4416}, or null
   */
  static String country(String code, String fqid) {
    String[] parts = fqid == null ? new String[0] : fqid.split("\\.", -1);
    return code != null || parts.length < 5 || !parts[0].equals("geo") ? code : parts[3];
  }

  /** The region, else the country. */
  String place() {
    return region == null ? country : region;
  }

  private static Entity region(String field, String code, String name, String country)
      throws BadField {
    String region = name == null ? null : Regions.named(country, name);
    if (region == null) {
      throw new BadField(
          field,
          (name == null ? "no name for the region " + code : "'" + name + "' is no region")
              + " of "
              + country
              + " whose ISO 3166-2 code is known here");
    }
    return new Entity(country, region, null, "region/" + code);
  }

  private static Entity geoasn(String field, String code) throws BadField {
    int dash = code.indexOf('-');
    if (dash < 0) {
      throw new BadField(field, "'" + code + "' is not a network and a country");
    }
    return ofSeries(
        Numbers.country(field, code.substring(dash + 1)), network(field, code.substring(0, dash)));
  }

  private static Long network(String field, String code) throws BadField {
    Long asn = Numbers.asn(field, code);
    if (asn == null) {
      throw new BadField(field, "'" + code + "' is no network");
    }
    return asn;
  }

  private static String related(String field, String what, JsonNode envelope, Query query)
      throws BadField {
    String said = envelope.path("requestParameters").path("relatedTo").asText("");
    String related = said.isEmpty() ? query.get("relatedTo") : said;
    if (related == null || !related.startsWith(COUNTRY)) {
      throw new BadField(
          field, "in which country the " + what + " is, only the query says: relatedTo=country/IR");
    }
    return Numbers.country(field, related.substring(COUNTRY.length()));
  }
}
