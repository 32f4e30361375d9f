package org.bandish.ingest.evidence;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bandish.event.Alias;
import org.bandish.event.Authority;
import org.bandish.event.AuthorityKind;
import org.bandish.event.Platform;
import org.bandish.schema.Moments;

/** Reads {@code type: platform} and {@code type: authority}: what facts may name. */
final class Definitions {
  static final Set<String> PLATFORM_FIELDS =
      Set.of("type", "id", "name", "owner", "aliases", "domains");
  static final Set<String> AUTHORITY_FIELDS = Set.of("type", "id", "name", "kind", "country");
  private static final Set<String> ALIAS = Set.of("name", "from", "to");
  private static final Set<AuthorityKind> KINDS =
      EnumSet.complementOf(EnumSet.of(AuthorityKind.UNKNOWN));

  private Definitions() {}

  static Platform platform(Fields fields) throws Invalid {
    return new Platform(
        Draft.id(fields, "id"),
        fields.required("name"),
        fields.text("owner"),
        aliases(fields),
        fields.texts("domains"));
  }

  static Authority authority(Fields fields) throws Invalid {
    fields.required("kind");
    return new Authority(
        Draft.id(fields, "id"),
        fields.required("name"),
        fields.word("kind", AuthorityKind.class, KINDS),
        Draft.country(fields));
  }

  private static List<Alias> aliases(Fields fields) throws Invalid {
    List<Alias> aliases = new ArrayList<>();
    for (Fields alias : fields.list("aliases", ALIAS)) {
      aliases.add(new Alias(alias.required("name"), date(alias, "from"), date(alias, "to")));
    }
    return aliases;
  }

  private static String date(Fields fields, String name) throws Invalid {
    String written = fields.text(name);
    try {
      return written == null ? null : Moments.parse(written, ZoneOffset.UTC).getEdtf();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw fields.wrong(name, e.getMessage());
    }
  }
}
