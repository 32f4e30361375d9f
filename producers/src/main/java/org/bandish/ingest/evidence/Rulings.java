package org.bandish.ingest.evidence;

import java.util.EnumSet;
import java.util.Set;
import org.bandish.event.CourtRuling;
import org.bandish.event.Disposition;
import org.bandish.event.Moment;

/** Reads {@code type: court-ruling}. */
final class Rulings {
  static final Set<String> FIELDS =
      Set.of(
          "type",
          "id",
          "country",
          "region",
          "platforms",
          "court",
          "case",
          "bench",
          "implementedBy",
          "disposition",
          "decided",
          "effective",
          "published",
          "complyBy",
          "refersTo",
          "supersedes",
          "sources");
  private static final Set<Disposition> DISPOSITIONS =
      EnumSet.complementOf(EnumSet.of(Disposition.UNKNOWN));

  private Rulings() {}

  static CourtRuling read(Draft draft) throws Invalid {
    Fields fields = draft.fields();
    fields.required("disposition");
    Moment decided = draft.moment("decided");
    Moment effective = draft.moment("effective");
    if (decided == null && effective == null) {
      throw fields.wrong("decided", "missing: a ruling has 'decided' or 'effective'");
    }
    return CourtRuling.newBuilder()
        .setId(draft.id())
        .setCountry(draft.country())
        .setRegion(draft.region())
        .setPlatforms(draft.platforms())
        .setCourt(draft.requiredAuthority("court"))
        .setCaseNumber(fields.text("case"))
        .setBench(fields.text("bench"))
        .setImplementedBy(draft.implementedBy())
        .setDisposition(fields.word("disposition", Disposition.class, DISPOSITIONS))
        .setDecided(decided)
        .setEffective(effective)
        .setPublished(draft.moment("published"))
        .setComplyBy(draft.moment("complyBy"))
        .setRefersTo(draft.refersTo())
        .setSupersedes(draft.reference("supersedes"))
        .setSources(draft.sources())
        .build();
  }
}
