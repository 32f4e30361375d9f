package org.bandish.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.LegalBasis;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.Reason;
import org.bandish.event.Source;
import org.bandish.event.Statement;
import org.bandish.event.StatementKind;

/**
 * A fact as an evidence file writes it: the field names, words and moments of the contract, so that
 * what is served can be read in again. Lists always stand; what is null does not.
 */
public final class FactJson {
  private FactJson() {}

  /** An enum's constant as files write it: {@code ORDERS_BLOCK} is {@code orders-block}. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The fact's fields in the order of the contract: texts, numbers, truth values, lists and maps.
   *
   * @throws IllegalArgumentException if it is not one of the four classes of facts
   */
  public static Map<String, Object> toMap(SpecificRecord fact) {
    if (fact instanceof BanOrder order) {
      return toMap(order);
    } else if (fact instanceof CourtRuling ruling) {
      return toMap(ruling);
    } else if (fact instanceof NetworkSignal signal) {
      return toMap(signal);
    } else if (fact instanceof Statement statement) {
      return toMap(statement);
    }
    throw new IllegalArgumentException("not a fact: " + fact.getSchema().getName());
  }

  /** An order. */
  public static Map<String, Object> toMap(BanOrder order) {
    Fields fields = new Fields("ban-order", order.getId(), order.getCountry(), order.getRegion());
    fields.put("platforms", order.getPlatforms());
    fields.put("authority", order.getAuthority());
    fields.put("directedBy", order.getDirectedBy());
    fields.put("implementedBy", order.getImplementedBy());
    fields.put("action", word(order.getAction()));
    fields.put("effective", order.getEffective());
    fields.put("expires", order.getExpires());
    fields.put("issued", order.getIssued());
    fields.put("published", order.getPublished());
    fields.put("announced", order.getAnnounced());
    fields.put("legalBasis", order.getLegalBasis().stream().map(FactJson::legalBasis).toList());
    fields.put("reason", order.getReason() == null ? null : reason(order.getReason()));
    return fields.end(order.getRefersTo(), order.getSupersedes(), order.getSources());
  }

  /** A ruling. */
  public static Map<String, Object> toMap(CourtRuling ruling) {
    Fields fields =
        new Fields("court-ruling", ruling.getId(), ruling.getCountry(), ruling.getRegion());
    fields.put("platforms", ruling.getPlatforms());
    fields.put("court", ruling.getCourt());
    fields.put("case", ruling.getCaseNumber());
    fields.put("bench", ruling.getBench());
    fields.put("implementedBy", ruling.getImplementedBy());
    fields.put("disposition", word(ruling.getDisposition()));
    fields.put("decided", ruling.getDecided());
    fields.put("effective", ruling.getEffective());
    fields.put("published", ruling.getPublished());
    fields.put("complyBy", ruling.getComplyBy());
    return fields.end(ruling.getRefersTo(), ruling.getSupersedes(), ruling.getSources());
  }

  /** A signal. */
  public static Map<String, Object> toMap(NetworkSignal signal) {
    Fields fields =
        new Fields("network-signal", signal.getId(), signal.getCountry(), signal.getRegion());
    fields.put("platform", signal.getPlatform());
    fields.put("asn", signal.getAsn());
    fields.put("source", word(signal.getSource()));
    fields.put("at", signal.getAt());
    fields.put("until", signal.getUntil());
    fields.put("transition", signal.getTransition());
    fields.put("blocked", signal.getBlocked());
    fields.put("down", signal.getDown());
    fields.put("ok", signal.getOk());
    fields.put("throttled", signal.getThrottled());
    fields.put("count", signal.getCount());
    fields.put("published", signal.getPublished());
    fields.put("mechanism", signal.getMechanism());
    fields.put("lineage", signal.getLineage());
    fields.put("url", signal.getUrl());
    fields.put("metric", signal.getMetric());
    fields.put("value", signal.getValue());
    return fields.end(null, signal.getSupersedes(), signal.getSources());
  }

  /** A statement or a withdrawal. */
  public static Map<String, Object> toMap(Statement statement) {
    boolean withdrawal = statement.getKind() == StatementKind.WITHDRAWS;
    Fields fields =
        new Fields(
            withdrawal ? "withdrawal" : "statement",
            statement.getId(),
            statement.getCountry(),
            statement.getRegion());
    fields.put("platforms", statement.getPlatforms());
    fields.put("by", statement.getBy());
    fields.put("kind", withdrawal ? null : word(statement.getKind()));
    fields.put("at", statement.getAt());
    fields.put("withdraws", statement.getWithdraws());
    fields.put("published", statement.getPublished());
    fields.put("court", statement.getCourt());
    fields.put("case", statement.getCaseNumber());
    fields.put("text", statement.getText());
    List<String> refersTo = withdrawal ? null : statement.getRefersTo();
    return fields.end(refersTo, statement.getSupersedes(), statement.getSources());
  }

  private static Map<String, Object> legalBasis(LegalBasis basis) {
    Fields fields = new Fields();
    fields.put("instrument", basis.getInstrument());
    fields.put("provision", basis.getProvision());
    return fields.map;
  }

  private static Map<String, Object> reason(Reason reason) {
    Fields fields = new Fields();
    fields.put("category", reason.getCategory());
    fields.put("text", reason.getText());
    return fields.map;
  }

  private static Map<String, Object> source(Source source) {
    Fields fields = new Fields();
    fields.put("title", source.getTitle());
    fields.put("url", source.getUrl());
    fields.put("publisher", source.getPublisher());
    fields.put("published", source.getPublished());
    return fields.map;
  }

  /** Keeps the order, leaves out what is null, and writes moments and enums as files do. */
  private static final class Fields {
    private final Map<String, Object> map = new LinkedHashMap<>();

    Fields() {}

    Fields(String type, String id, String country, String region) {
      put("type", type);
      put("id", id);
      put("country", country);
      put("region", region);
    }

    void put(String name, Object value) {
      if (value instanceof Moment moment) {
        map.put(name, moment.getEdtf());
      } else if (value instanceof Enum<?> constant) {
        map.put(name, word(constant));
      } else if (value instanceof List<?> list) {
        map.put(name, new ArrayList<>(list));
      } else if (value != null) {
        map.put(name, value);
      }
    }

    Map<String, Object> end(List<String> refersTo, String supersedes, List<Source> sources) {
      put("refersTo", refersTo);
      put("supersedes", supersedes);
      put("sources", sources.stream().map(FactJson::source).toList());
      return map;
    }
  }
}
