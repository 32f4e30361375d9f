package org.bandish.ingest.evidence;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bandish.event.Statement;
import org.bandish.event.StatementKind;

/** Reads {@code type: statement} and {@code type: withdrawal}. */
final class Statements {
  static final Set<String> FIELDS =
      Set.of(
          "type",
          "id",
          "country",
          "region",
          "platforms",
          "by",
          "kind",
          "at",
          "published",
          "court",
          "case",
          "text",
          "refersTo",
          "supersedes",
          "sources");
  static final Set<String> WITHDRAWAL_FIELDS =
      Set.of(
          "type",
          "id",
          "country",
          "region",
          "platforms",
          "withdraws",
          "published",
          "supersedes",
          "sources");
  private static final Set<StatementKind> KINDS =
      EnumSet.complementOf(EnumSet.of(StatementKind.UNKNOWN, StatementKind.WITHDRAWS));

  private Statements() {}

  static Statement read(Draft draft) throws Invalid {
    Fields fields = draft.fields();
    fields.required("kind");
    return begun(draft)
        .setKind(fields.word("kind", StatementKind.class, KINDS))
        .setBy(fields.required("by"))
        .setAt(draft.requiredMoment("at"))
        .setPublished(draft.moment("published"))
        .setCourt(draft.authority("court"))
        .setCaseNumber(fields.text("case"))
        .setText(fields.text("text"))
        .setRefersTo(draft.refersTo())
        .build();
  }

  static Statement readWithdrawal(Draft draft) throws Invalid {
    draft.fields().required("withdraws");
    return begun(draft)
        .setKind(StatementKind.WITHDRAWS)
        .setWithdraws(draft.reference("withdraws"))
        .setPublished(draft.requiredMoment("published"))
        .setRefersTo(List.of())
        .build();
  }

  private static Statement.Builder begun(Draft draft) throws Invalid {
    return Statement.newBuilder()
        .setId(draft.id())
        .setCountry(draft.country())
        .setRegion(draft.region())
        .setPlatforms(draft.platforms())
        .setSupersedes(draft.reference("supersedes"))
        .setSources(draft.sources());
  }
}
