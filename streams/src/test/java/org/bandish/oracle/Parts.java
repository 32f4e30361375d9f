package org.bandish.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The spans of the two tracks and the phases inside one ban (domain.md 3.5). */
final class Parts {
  private final Tracks tracks;
  private final Bans.Ban ban;
  private final Ends ends;

  Parts(Tracks tracks, Bans.Ban ban, Ends ends) {
    this.tracks = tracks;
    this.ban = ban;
    this.ends = ends;
  }

  private Tracks.Cell cell(int i) {
    return tracks.cells.get(i);
  }

  /** Instruments in force in this ban, by first in force. */
  List<Fact> instruments() {
    List<Fact> found = new ArrayList<>();
    for (int i = ban.first(); i <= ban.last(); i++) {
      for (Fact fact : cell(i).inForce()) {
        if (!found.contains(fact)) {
          found.add(fact);
        }
      }
    }
    return found;
  }

  List<Map<String, Object>> ordered() {
    List<Map<String, Object>> spans = new ArrayList<>();
    List<String> ids = null;
    for (int i = ban.first(); i <= ban.last(); i++) {
      if (cell(i).inForce().isEmpty()) {
        ids = null;
        continue;
      }
      if (ids == null) {
        ids = new ArrayList<>();
        Map<String, Object> span = span(i);
        span.put("instruments", ids);
        spans.add(span);
      }
      spans.get(spans.size() - 1).put("to", tracks.to(i));
      for (Fact fact : cell(i).inForce()) {
        if (!ids.contains(fact.id)) {
          ids.add(fact.id);
        }
      }
    }
    return spans;
  }

  List<Map<String, Object>> observed() {
    List<Map<String, Object>> spans = new ArrayList<>();
    State before = State.UNKNOWN;
    for (int i = ban.first(); i <= ban.last(); i++) {
      State state = cell(i).observed();
      if (state != State.UNKNOWN) {
        if (state != before) {
          Map<String, Object> span = span(i);
          span.put("state", state.name());
          spans.add(span);
        }
        spans.get(spans.size() - 1).put("to", tracks.to(i));
      }
      before = state;
    }
    return spans;
  }

  private Map<String, Object> span(int i) {
    Map<String, Object> span = new LinkedHashMap<>();
    span.put("from", cell(i).from());
    span.put("to", tracks.to(i));
    return span;
  }

  List<Map<String, Object>> phases() {
    List<Map<String, Object>> phases = new ArrayList<>();
    String before = null;
    for (int i = ban.first(); i <= ban.last(); i++) {
      if (cell(i).banned()) {
        String phase = phase(cell(i));
        String restriction = restriction(cell(i));
        boolean legal = !cell(i).inForce().isEmpty();
        String key = phase + " " + legal + " " + cell(i).observed() + " " + restriction;
        if (!key.equals(before)) {
          Map<String, Object> map = span(i);
          map.put("phase", phase);
          map.put("restriction", restriction);
          phases.add(map);
        }
        before = key;
      }
      phases.get(phases.size() - 1).put("to", tracks.to(i));
    }
    return phases;
  }

  private String phase(Tracks.Cell cell) {
    if (cell.inForce().isEmpty()) {
      return ends.until(cell.from()).isEmpty() ? "UNORDERED" : "DEFIED";
    }
    if (cell.observed().closed()) {
      return "ENFORCED";
    }
    return cell.observed() == State.ACCESSIBLE ? "NOT_ENFORCED" : "ORDERED";
  }

  private static String restriction(Tracks.Cell cell) {
    boolean block = cell.observed() == State.BLOCKED;
    for (Fact fact : cell.inForce()) {
      block |= !fact.isAction("throttle");
    }
    return block ? "BLOCK" : "THROTTLE";
  }

  String restriction() {
    for (int i = ban.first(); i <= ban.last(); i++) {
      if (cell(i).banned() && restriction(cell(i)).equals("BLOCK")) {
        return "BLOCK";
      }
    }
    return "THROTTLE";
  }
}
