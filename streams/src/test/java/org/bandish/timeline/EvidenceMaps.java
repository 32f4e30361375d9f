package org.bandish.timeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.Disposition;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.OrderAction;
import org.bandish.event.SignalSource;
import org.bandish.event.Statement;
import org.bandish.event.StatementKind;
import org.bandish.event.Transition;
import org.bandish.schema.Countries;
import org.bandish.schema.Moments;
import org.bandish.schema.Subject;

/**
 * Facts as maps with the field names of the evidence files, entered as evidence; for histories that
 * are made, not read.
 */
public final class EvidenceMaps {
  private EvidenceMaps() {}

  /** The facts as entries of a subject, whether or not they speak of it. */
  public static List<Evidence> evidence(Subject subject, Collection<Map<String, Object>> facts) {
    return facts.stream().map(fact -> evidence(subject, fact)).toList();
  }

  private static Evidence evidence(Subject subject, Map<String, Object> fact) {
    Evidence.Builder evidence =
        Evidence.newBuilder()
            .setSubject(subject.toString())
            .setId(text(fact, "id"))
            .setDigest(digest(fact));
    switch (text(fact, "type")) {
      case "ban-order" -> evidence.setKind(EvidenceKind.BAN_ORDER).setBanOrder(order(fact));
      case "court-ruling" ->
          evidence.setKind(EvidenceKind.COURT_RULING).setCourtRuling(ruling(fact));
      case "network-signal" ->
          evidence.setKind(EvidenceKind.NETWORK_SIGNAL).setNetworkSignal(signal(fact));
      case "observed-span" ->
          evidence.setKind(EvidenceKind.OBSERVED_SPAN).setObservedSpan(ReadSpans.span(fact));
      case "statement" -> evidence.setKind(EvidenceKind.STATEMENT).setStatement(statement(fact));
      default -> evidence.setKind(EvidenceKind.WITHDRAWAL).setStatement(statement(fact));
    }
    return evidence.build();
  }

  private static BanOrder order(Map<String, Object> fact) {
    return BanOrder.newBuilder()
        .setId(text(fact, "id"))
        .setCountry(text(fact, "country"))
        .setRegion(text(fact, "region"))
        .setPlatforms(list(fact, "platforms"))
        .setAuthority(text(fact, "authority"))
        .setDirectedBy(text(fact, "directedBy"))
        .setImplementedBy(list(fact, "implementedBy"))
        .setAction(OrderAction.valueOf(symbol(fact, "action")))
        .setEffective(moment(fact, "effective"))
        .setExpires(moment(fact, "expires"))
        .setIssued(moment(fact, "issued"))
        .setPublished(moment(fact, "published"))
        .setAnnounced((Boolean) fact.getOrDefault("announced", true))
        .setRefersTo(list(fact, "refersTo"))
        .setSupersedes(text(fact, "supersedes"))
        .build();
  }

  private static CourtRuling ruling(Map<String, Object> fact) {
    return CourtRuling.newBuilder()
        .setId(text(fact, "id"))
        .setCountry(text(fact, "country"))
        .setRegion(text(fact, "region"))
        .setPlatforms(list(fact, "platforms"))
        .setCourt(text(fact, "court"))
        .setImplementedBy(list(fact, "implementedBy"))
        .setDisposition(Disposition.valueOf(symbol(fact, "disposition")))
        .setDecided(moment(fact, "decided"))
        .setEffective(moment(fact, "effective"))
        .setPublished(moment(fact, "published"))
        .setComplyBy(moment(fact, "complyBy"))
        .setRefersTo(list(fact, "refersTo"))
        .setSupersedes(text(fact, "supersedes"))
        .build();
  }

  private static NetworkSignal signal(Map<String, Object> fact) {
    return NetworkSignal.newBuilder()
        .setId(text(fact, "id"))
        .setCountry(text(fact, "country"))
        .setRegion(text(fact, "region"))
        .setPlatform(
            fact.containsKey("platforms") ? list(fact, "platforms").get(0) : text(fact, "platform"))
        .setSource(SignalSource.valueOf(symbol(fact, "source")))
        .setAt(moment(fact, "at"))
        .setUntil(moment(fact, "until"))
        .setTransition(
            fact.containsKey("transition") ? Transition.valueOf(symbol(fact, "transition")) : null)
        .setBlocked(number(fact, "blocked"))
        .setDown(number(fact, "down"))
        .setOk(number(fact, "ok"))
        .setThrottled((Boolean) fact.getOrDefault("throttled", false))
        .setPublished(moment(fact, "published"))
        .setLineage(list(fact, "lineage"))
        .setSupersedes(text(fact, "supersedes"))
        .build();
  }

  private static Statement statement(Map<String, Object> fact) {
    boolean withdrawal = fact.containsKey("withdraws");
    return Statement.newBuilder()
        .setId(text(fact, "id"))
        .setCountry(text(fact, "country"))
        .setRegion(text(fact, "region"))
        .setPlatforms(list(fact, "platforms"))
        .setBy(text(fact, "by"))
        .setKind(withdrawal ? StatementKind.WITHDRAWS : StatementKind.valueOf(symbol(fact, "kind")))
        .setAt(moment(fact, "at"))
        .setPublished(moment(fact, "published"))
        .setRefersTo(list(fact, "refersTo"))
        .setWithdraws(text(fact, "withdraws"))
        .setSupersedes(text(fact, "supersedes"))
        .build();
  }

  private static Moment moment(Map<String, Object> fact, String field) {
    return fact.get(field) == null
        ? null
        : Moments.parse(text(fact, field), Countries.zoneOf(text(fact, "country")));
  }

  private static String text(Map<String, Object> fact, String field) {
    Object value = fact.get(field);
    return value == null ? null : value.toString();
  }

  private static Double number(Map<String, Object> fact, String field) {
    return fact.get(field) == null ? null : ((Number) fact.get(field)).doubleValue();
  }

  private static String symbol(Map<String, Object> fact, String field) {
    return text(fact, field).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static List<String> list(Map<String, Object> fact, String field) {
    Object value = fact.get(field);
    if (value instanceof List<?> many) {
      return many.stream().map(Object::toString).toList();
    }
    return value == null ? List.of() : List.of(value.toString());
  }

  private static String digest(Map<String, Object> fact) {
    try {
      byte[] text = new TreeMap<>(fact).toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
