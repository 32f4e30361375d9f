package org.bandish.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.Disposition;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.OrderAction;
import org.bandish.event.SignalSource;
import org.bandish.schema.Moments;
import org.bandish.schema.Subject;

/** Evidence of one subject as the ledger holds it, of any length and the same at every call. */
public final class Histories {
  static final Subject SUBJECT = Subject.parse("PK/x");

  private static final LocalDate START = LocalDate.of(1990, 1, 1);

  /** How the facts lie. */
  public enum Shape {
    /** Every fourth fact orders a block; one shows it, a court ends it, one shows that. */
    MANY_BANS,
    /** One order and one ban; every other fact is a report that it goes on. */
    ONE_BAN
  }

  private Histories() {}

  /** Facts eight days apart, each public on its own day. */
  static List<Evidence> of(Shape shape, int facts) {
    List<Evidence> evidence = new ArrayList<>(facts);
    for (int i = 0; i < facts; i++) {
      String id = "f" + i;
      Moment day = Moments.parse(START.plusDays(8L * i).toString(), SUBJECT.zone());
      boolean many = shape == Shape.MANY_BANS;
      evidence.add(
          switch (many ? i % 4 : Math.min(i, 1)) {
            case 0 -> order(id, day);
            case 1 -> report(id, day, true);
            case 2 -> ruling(id, day, "f" + (i - 2));
            default -> report(id, day, false);
          });
    }
    return evidence;
  }

  private static Evidence order(String id, Moment day) {
    BanOrder order =
        BanOrder.newBuilder()
            .setId(id)
            .setCountry(SUBJECT.country())
            .setPlatforms(List.of(SUBJECT.platform()))
            .setAuthority("regulator")
            .setAction(OrderAction.BLOCK)
            .setEffective(day)
            .build();
    return entry(id, EvidenceKind.BAN_ORDER).setBanOrder(order).build();
  }

  private static Evidence ruling(String id, Moment day, String order) {
    CourtRuling ruling =
        CourtRuling.newBuilder()
            .setId(id)
            .setCountry(SUBJECT.country())
            .setPlatforms(List.of(SUBJECT.platform()))
            .setCourt("court")
            .setDisposition(Disposition.ORDERS_UNBLOCK)
            .setEffective(day)
            .setDecided(day)
            .setRefersTo(List.of(order))
            .build();
    return entry(id, EvidenceKind.COURT_RULING).setCourtRuling(ruling).build();
  }

  private static Evidence report(String id, Moment day, boolean blocked) {
    NetworkSignal report =
        NetworkSignal.newBuilder()
            .setId(id)
            .setCountry(SUBJECT.country())
            .setPlatform(SUBJECT.platform())
            .setSource(SignalSource.REPORT)
            .setAt(day)
            .setBlocked(blocked ? 1.0 : 0.0)
            .setDown(0.0)
            .setOk(blocked ? 0.0 : 1.0)
            .build();
    return entry(id, EvidenceKind.NETWORK_SIGNAL).setNetworkSignal(report).build();
  }

  private static Evidence.Builder entry(String id, EvidenceKind kind) {
    return Evidence.newBuilder()
        .setSubject(SUBJECT.toString())
        .setId(id)
        .setDigest(id)
        .setKind(kind);
  }
}
