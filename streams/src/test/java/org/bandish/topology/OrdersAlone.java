package org.bandish.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bandish.event.BanInterval;
import org.bandish.event.BanOrder;
import org.bandish.event.Bound;
import org.bandish.event.Disclosure;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.IntervalState;
import org.bandish.event.Moment;
import org.bandish.event.OrderAction;
import org.bandish.event.Restriction;
import org.bandish.schema.Subject;
import org.bandish.timeline.Published;
import org.bandish.timeline.Scope;

/**
 * A timeline of one rule, so that these tests are about the dataflow alone: each block order that
 * stands is an interval from its effective time to its expiry.
 */
public final class OrdersAlone {
  /** As {@code Timeline.RULES}. */
  public static final String RULES = "orders-alone@1";

  private OrdersAlone() {}

  /** As {@code Timeline.derive}. */
  public static List<BanInterval> derive(
      Subject subject, Collection<Evidence> evidence, Instant asOf) {
    Map<String, Evidence> versions = new TreeMap<>();
    Comparator<Evidence> later =
        Comparator.comparing(Published::knownAt).thenComparing(Evidence::getDigest);
    evidence.forEach(
        fact -> versions.merge(fact.getId(), fact, (a, b) -> later.compare(a, b) > 0 ? a : b));
    Set<String> corrected = new HashSet<>();
    versions.values().forEach(fact -> corrected.addAll(Scope.corrects(fact)));
    List<BanInterval> intervals = new ArrayList<>();
    for (Evidence fact : versions.values()) {
      if (fact.getKind() == EvidenceKind.BAN_ORDER
          && fact.getBanOrder().getAction() == OrderAction.BLOCK
          && !corrected.contains(fact.getId())
          && Scope.subjects(fact).contains(subject)) {
        intervals.add(interval(subject, fact.getBanOrder()));
      }
    }
    return intervals;
  }

  private static BanInterval interval(Subject subject, BanOrder order) {
    return BanInterval.newBuilder()
        .setId(subject.toString().toLowerCase(Locale.ROOT).replace('/', '-') + "-" + order.getId())
        .setRevision(1)
        .setCountry(subject.country())
        .setRegion(subject.region())
        .setPlatform(subject.platform())
        .setRestriction(Restriction.BLOCK)
        .setState(order.getExpires() == null ? IntervalState.ONGOING : IntervalState.ENDED)
        .setStart(bound(order.getEffective()))
        .setEnd(order.getExpires() == null ? null : bound(order.getExpires()))
        .setDisclosure(Disclosure.ANNOUNCED)
        .setKnownSince(order.getEffective().getLatest())
        .setEvidence(List.of(order.getId()))
        .setEvidenceCount(1)
        .setRules(RULES)
        .build();
  }

  private static Bound bound(Moment moment) {
    return Bound.newBuilder()
        .setEarliest(moment.getEarliest())
        .setLatest(moment.getLatest())
        .setPrecision(moment.getPrecision())
        .build();
  }
}
