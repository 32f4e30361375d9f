package org.bandish.ingest.evidence;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bandish.event.BanOrder;
import org.bandish.event.LegalBasis;
import org.bandish.event.Moment;
import org.bandish.event.OrderAction;
import org.bandish.event.Reason;

/** Reads {@code type: ban-order}. */
final class Orders {
  static final Set<String> FIELDS =
      Set.of(
          "type",
          "id",
          "country",
          "region",
          "platforms",
          "authority",
          "directedBy",
          "implementedBy",
          "action",
          "effective",
          "expires",
          "issued",
          "published",
          "announced",
          "legalBasis",
          "reason",
          "refersTo",
          "supersedes",
          "sources");
  private static final Set<OrderAction> ACTIONS =
      EnumSet.complementOf(EnumSet.of(OrderAction.UNKNOWN));
  private static final Set<String> BASIS = Set.of("instrument", "provision");
  private static final Set<String> REASON = Set.of("category", "text");

  private Orders() {}

  static BanOrder read(Draft draft) throws Invalid {
    Fields fields = draft.fields();
    fields.required("action");
    Moment effective = draft.requiredMoment("effective");
    Moment expires = draft.anyMoment("expires");
    draft.inOrder("effective", effective, "expires", expires);
    Moment published = draft.moment("published");
    boolean announced = fields.flag("announced", true);
    if (!announced && published == null) {
      throw fields.wrong(
          "published", "missing: an order with 'announced: false' says when it became public");
    }
    return BanOrder.newBuilder()
        .setId(draft.id())
        .setCountry(draft.country())
        .setRegion(draft.region())
        .setPlatforms(draft.platforms())
        .setAuthority(draft.requiredAuthority("authority"))
        .setDirectedBy(draft.authority("directedBy"))
        .setImplementedBy(draft.implementedBy())
        .setAction(fields.word("action", OrderAction.class, ACTIONS))
        .setEffective(effective)
        .setExpires(expires)
        .setIssued(draft.moment("issued"))
        .setPublished(published)
        .setAnnounced(announced)
        .setLegalBasis(legalBasis(fields))
        .setReason(reason(fields))
        .setRefersTo(draft.refersTo())
        .setSupersedes(draft.reference("supersedes"))
        .setSources(draft.sources())
        .build();
  }

  private static List<LegalBasis> legalBasis(Fields fields) throws Invalid {
    List<LegalBasis> bases = new ArrayList<>();
    for (Fields basis : fields.list("legalBasis", BASIS)) {
      bases.add(new LegalBasis(basis.required("instrument"), basis.text("provision")));
    }
    return bases;
  }

  private static Reason reason(Fields fields) throws Invalid {
    Fields reason = fields.below("reason", REASON);
    if (reason == null) {
      return null;
    }
    if (!reason.has("category") && !reason.has("text")) {
      throw reason.wrong("category", "missing: a reason has a category or a text");
    }
    return new Reason(reason.text("category"), reason.text("text"));
  }
}
