package org.bandish.ingest.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bandish.event.Moment;
import org.bandish.event.Source;
import org.bandish.ingest.Nearest;
import org.bandish.ingest.Registry;
import org.bandish.schema.Countries;
import org.bandish.schema.Moments;
import org.bandish.schema.Subject;

/** A fact being read: its fields by the rules that all kinds of fact share. */
final class Draft {
  private static final Duration AHEAD = Duration.ofDays(1);
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}._-]{1,120}");
  private static final Pattern URL = Pattern.compile("https?://[^\\s/?#]+\\S*");
  private static final int MOST_PLATFORMS = 500;

  /** Dates outside cannot be meant. */
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Set<String> SOURCE = Set.of("title", "url", "publisher", "published");

  private final Fields fields;
  private final Registry registry;
  private final Instant latest;
  private final String id;
  private final String country;
  private final String region;

  /**
   * Begins a fact.
   *
   * @throws Invalid if its id, country or region is missing or wrong
   */
  Draft(Fields fields, Registry registry, Clock clock) throws Invalid {
    this.fields = fields;
    this.registry = registry;
    this.latest = clock.instant().plus(AHEAD);
    this.id = id(fields, "id");
    this.country = country(fields);
    this.region = fields.text("region");
    if (region != null && !(Subject.isRegion(region) && region.startsWith(country + "-"))) {
      throw fields.wrong(
          "region",
          "'" + region + "' is not an ISO 3166-2 code of " + country + "; write for example PK-KP");
    }
  }

  /** A required id: letters, digits, and . _ -, at most 120. */
  static String id(Fields fields, String name) throws Invalid {
    return id(fields, name, fields.required(name));
  }

  /** A required country. */
  static String country(Fields fields) throws Invalid {
    String country = fields.required("country");
    if (!Countries.isKnown(country)) {
      throw fields.wrong(
          "country",
          "unknown country '"
              + country
              + "': not an ISO 3166-1 alpha-2 code in capitals"
              + Nearest.hint(country, Countries.codes()));
    }
    return country;
  }

  Fields fields() {
    return fields;
  }

  String id() {
    return id;
  }

  String country() {
    return country;
  }

  String region() {
    return region;
  }

  /** The canonical ids of {@code platforms}, at least one, each once. */
  List<String> platforms() throws Invalid {
    Set<String> ids = new LinkedHashSet<>();
    int i = 0;
    for (String written : fields.texts("platforms")) {
      ids.add(platform("platforms[" + i++ + "]", written));
    }
    if (ids.isEmpty()) {
      throw fields.wrong("platforms", "missing: at least one platform");
    }
    if (ids.size() > MOST_PLATFORMS) {
      throw fields.wrong("platforms", "more than " + MOST_PLATFORMS);
    }
    return List.copyOf(ids);
  }

  /** The canonical id of {@code platform}, or null. */
  String platform() throws Invalid {
    String written = fields.text("platform");
    return written == null ? null : platform("platform", written);
  }

  /** The id of an authority, or null. */
  String authority(String name) throws Invalid {
    String written = fields.text(name);
    return written == null ? null : authority(name, written);
  }

  /** The id of an authority. */
  String requiredAuthority(String name) throws Invalid {
    return authority(name, fields.required(name));
  }

  /** Ids of authorities, as a list or one alone. */
  List<String> implementedBy() throws Invalid {
    List<String> ids = fields.oneOrMore("implementedBy");
    for (int i = 0; i < ids.size(); i++) {
      authority("implementedBy[" + i + "]", ids.get(i));
    }
    return ids;
  }

  /** Ids of other facts. */
  List<String> refersTo() throws Invalid {
    List<String> ids = fields.texts("refersTo");
    for (int i = 0; i < ids.size(); i++) {
      id(fields, "refersTo[" + i + "]", ids.get(i));
    }
    return ids;
  }

  /** The id of another fact, or null. */
  String reference(String name) throws Invalid {
    String written = fields.text(name);
    if (id.equals(written)) {
      throw fields.wrong(name, "names the fact itself");
    }
    return written == null ? null : id(fields, name, written);
  }

  /** A moment at most a day ahead, or null. */
  Moment moment(String name) throws Invalid {
    Moment moment = anyMoment(name);
    if (moment != null && moment.getEarliest().isAfter(latest)) {
      throw fields.wrong(
          name, "'" + moment.getEdtf() + "' lies in the future; a fact tells what has happened");
    }
    return moment;
  }

  /** A moment at most a day ahead. */
  Moment requiredMoment(String name) throws Invalid {
    fields.required(name);
    return moment(name);
  }

  /** A moment that may lie in the future, or null. */
  Moment anyMoment(String name) throws Invalid {
    String written = fields.text(name);
    return written == null ? null : parsed(fields, name, written);
  }

  /** Refuses a moment that counts before another. Every moment counts at its earliest instant. */
  void inOrder(String first, Moment earlier, String second, Moment later) throws Invalid {
    if (later != null && later.getEarliest().isBefore(earlier.getEarliest())) {
      throw fields.wrong(
          second,
          "'"
              + later.getEdtf()
              + "' counts from "
              + later.getEarliest()
              + ", before "
              + first
              + " '"
              + earlier.getEdtf()
              + "', "
              + earlier.getEarliest());
    }
  }

  /** Where the fact can be read. */
  List<Source> sources() throws Invalid {
    List<Source> sources = new ArrayList<>();
    for (Fields source : fields.list("sources", SOURCE)) {
      if (!source.has("title") && !source.has("url")) {
        throw source.wrong("url", "missing: a source has a title or a url");
      }
      String published = source.text("published");
      if (published != null
          && parsed(source, "published", published).getEarliest().isAfter(latest)) {
        throw source.wrong("published", "'" + published + "' lies in the future");
      }
      sources.add(
          new Source(source.text("title"), url(source), source.text("publisher"), published));
    }
    return sources;
  }

  /** A link to the web, or null. */
  static String url(Fields fields) throws Invalid {
    String url = fields.text("url");
    if (url != null && !URL.matcher(url).matches()) {
      throw fields.wrong("url", "'" + url + "' is not an http or https address");
    }
    return url;
  }

  private String platform(String name, String written) throws Invalid {
    return registry
        .platformId(written)
        .orElseThrow(
            () ->
                fields.wrong(
                    name,
                    "unknown platform '"
                        + written
                        + "'"
                        + Nearest.hint(written, registry.platformNames())));
  }

  private String authority(String name, String written) throws Invalid {
    if (registry.authority(written).isEmpty()) {
      throw fields.wrong(
          name,
          "unknown authority '" + written + "'" + Nearest.hint(written, registry.authorityIds()));
    }
    return written;
  }

  private Moment parsed(Fields in, String name, String written) throws Invalid {
    Moment moment;
    try {
      moment = Moments.parse(written, Countries.zoneOf(country));
    } catch (IllegalArgumentException e) {
      throw in.wrong(name, e.getMessage());
    }
    if (moment.getEarliest().isBefore(FIRST) || moment.getLatest().isAfter(LAST)) {
      throw in.wrong(name, "'" + written + "' lies before 1900 or after 2200");
    }
    return moment;
  }

  private static String id(Fields fields, String name, String written) throws Invalid {
    if (!ID.matcher(written).matches()) {
      throw fields.wrong(
          name, "'" + written + "' is not an id: letters, digits, and . _ -, at most 120");
    }
    return written;
  }
}
