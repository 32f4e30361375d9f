package org.bandish.oracle;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One fact as it was handed in, read by the field names and defaults of contract.md section 1. */
final class Fact {
  final Map<String, Object> map;
  final ZoneId zone;
  final String id;
  final String type;

  Fact(Map<String, Object> map, ZoneId zone) {
    this.map = map;
    this.zone = zone;
    this.id = text("id");
    this.type = text("type");
  }

  String text(String field) {
    Object value = map.get(field);
    return value == null ? null : value.toString();
  }

  List<String> list(String field) {
    List<String> texts = new ArrayList<>();
    Object value = map.get(field);
    if (value instanceof List<?> values) {
      for (Object each : values) {
        texts.add(each.toString());
      }
    } else if (value != null) {
      texts.add(value.toString());
    }
    return texts;
  }

  boolean has(String field) {
    return map.get(field) != null;
  }

  Bracket moment(String field) {
    return has(field) ? Bracket.parse(text(field), zone) : null;
  }

  private Bracket first(String... fields) {
    for (String field : fields) {
      if (has(field)) {
        return moment(field);
      }
    }
    return null;
  }

  /** When the fact applies in the world; a withdrawal has only its publication. */
  Bracket world() {
    return first("effective", "decided", "at", "issued", "published");
  }

  /** When the fact counts: an orders-unblock at its deadline, everything else at its world time. */
  Bracket counted() {
    if (isDisposition("orders-unblock") && has("complyBy")) {
      return moment("complyBy");
    }
    return world();
  }

  Instant at() {
    return counted().earliest();
  }

  Bracket published() {
    if (isSignal() || isMeasured()) {
      return first("published", "until", "at");
    }
    return first("published", "issued", "decided", "effective", "at");
  }

  /** The public could know it once its published bracket had ended. */
  Instant publicAt() {
    return published().latest();
  }

  boolean isAction(String action) {
    return type.equals("ban-order") && action.equals(text("action"));
  }

  boolean isDisposition(String disposition) {
    return type.equals("court-ruling") && disposition.equals(text("disposition"));
  }

  boolean isInstrument() {
    return isAction("block") || isAction("throttle") || isDisposition("orders-block");
  }

  boolean isLift() {
    return isAction("unblock") || isDisposition("orders-unblock") || isDisposition("quashes");
  }

  boolean isStay() {
    return isDisposition("suspends");
  }

  boolean isReinstatement() {
    return isDisposition("reinstates");
  }

  boolean isStatement(String kind) {
    return type.equals("statement") && kind.equals(text("kind"));
  }

  boolean isSignal() {
    return type.equals("network-signal");
  }

  private double weight(String field) {
    return map.get(field) instanceof Number number ? number.doubleValue() : 0;
  }

  /**
   * What a report or measured span says of the platform; UNKNOWN where it says nothing (down,
   * undecided, one measurement, an outage).
   */
  State says() {
    if (isMeasured()) {
      return isExplained() ? State.UNKNOWN : showed();
    }
    if (!isSignal() || !"report".equals(text("source"))) {
      return State.UNKNOWN;
    }
    if (weight("blocked") > 0.5) {
      return Boolean.TRUE.equals(map.get("throttled")) ? State.THROTTLED : State.BLOCKED;
    }
    return weight("ok") > 0.5 ? State.ACCESSIBLE : State.UNKNOWN;
  }

  /** What was measured, whether or not an outage explains it. */
  State showed() {
    return switch (text("state")) {
      case "blocked" -> State.BLOCKED;
      case "throttled" -> State.THROTTLED;
      case "accessible" -> State.ACCESSIBLE;
      default -> State.UNKNOWN;
    };
  }

  /** What was measured while connectivity itself failed: evidence that moves neither track. */
  boolean isExplained() {
    return Boolean.TRUE.equals(map.get("explainedByOutage"));
  }

  /** What a detector drew from measurements. */
  boolean isMeasured() {
    return type.equals("observed-span");
  }

  boolean isSpan() {
    return has("until");
  }

  /** Without until; a measured span whose change is not known is lasting besides its span. */
  boolean isLasting() {
    return says() != State.UNKNOWN && (has("lastingAt") || !isSpan());
  }

  /** From when what is lasting is said. */
  Bracket lastingFrom() {
    return has("lastingAt") ? moment("lastingAt") : counted();
  }

  /** When what is lasting begins to count, ends not moved. */
  Instant lastingAt() {
    return lastingFrom().earliest();
  }

  boolean isOnset() {
    return "onset".equals(text("transition"));
  }

  boolean isRestoration() {
    return "restoration".equals(text("transition"));
  }

  /** Who decided: directedBy, else authority or court. */
  String owner() {
    if (has("directedBy")) {
      return text("directedBy");
    }
    return has("authority") ? text("authority") : text("court");
  }

  boolean concerns(String country, String region, String platform) {
    boolean here =
        country.equals(text("country")) && java.util.Objects.equals(region, text("region"));
    return here && (list("platforms").contains(platform) || platform.equals(text("platform")));
  }

  @Override
  public String toString() {
    return id;
  }
}
