package org.bandish.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.timeline.Published;

/** Facts as evidence files write them, with {@code knownAt} beside. */
final class Facts {
  private Facts() {}

  static Map<String, Object> of(Evidence evidence) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", type(evidence));
    json.putAll(record(content(evidence)));
    if (evidence.getKind() == EvidenceKind.WITHDRAWAL) {
      json.remove("kind");
    }
    NetworkSignal signal = evidence.getNetworkSignal();
    if (signal != null && signal.getSources().isEmpty() && signal.getUrl() != null) {
      json.put("sources", List.of(Map.of("url", signal.getUrl())));
    }
    json.put("knownAt", Published.knownAt(evidence).toString());
    return json;
  }

  static String type(Evidence evidence) {
    return written(evidence.getKind().name());
  }

  private static IndexedRecord content(Evidence evidence) {
    return switch (evidence.getKind()) {
      case BAN_ORDER -> evidence.getBanOrder();
      case COURT_RULING -> evidence.getCourtRuling();
      case NETWORK_SIGNAL -> evidence.getNetworkSignal();
      case STATEMENT, WITHDRAWAL -> evidence.getStatement();
      case OBSERVED_SPAN -> evidence.getObservedSpan();
      case UNKNOWN -> throw new IllegalArgumentException(evidence.getId() + " is of no known kind");
    };
  }

  private static Map<String, Object> record(IndexedRecord record) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value != null) {
        json.put(field.name().equals("caseNumber") ? "case" : field.name(), value(value));
      }
    }
    return json;
  }

  private static Object value(Object value) {
    if (value instanceof Moment moment) {
      return moment.getEdtf();
    }
    if (value instanceof IndexedRecord record) {
      return record(record);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Facts::value).toList();
    }
    if (value instanceof Enum<?> constant) {
      return written(constant.name());
    }
    return value instanceof Number || value instanceof Boolean ? value : value.toString();
  }

  private static String written(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
