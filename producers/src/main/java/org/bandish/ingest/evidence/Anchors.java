package org.bandish.ingest.evidence;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What YAML's anchors (&amp;) of a source name, for its aliases (*), as programs write a list that
 * several facts share. Of bounded size: the oldest are forgotten first.
 */
final class Anchors {
  private static final int MOST_NODES = 100_000;
  private static final int MOST_TEXT = 16 * Tree.MOST_TEXT;

  /**
   * What an anchor names, with its size when every alias in it is written out.
   *
   * @param nodes values
   * @param characters text
   */
  record Anchored(Node node, int nodes, int characters) {}

  private final Map<String, Anchored> named = new LinkedHashMap<>();
  private int nodes;
  private int characters;

  /** A name given again names the later value from then on, as YAML has it. */
  void name(String anchor, Anchored value) {
    forget(named.remove(anchor));
    named.put(anchor, value);
    nodes += value.nodes();
    characters += value.characters();
    while (nodes > MOST_NODES || characters > MOST_TEXT) {
      forget(named.remove(named.keySet().iterator().next()));
    }
  }

  private void forget(Anchored value) {
    if (value != null) {
      nodes -= value.nodes();
      characters -= value.characters();
    }
  }

  /** What the anchor names; null: nothing before here, or it was forgotten. */
  Anchored get(String anchor) {
    return named.get(anchor);
  }
}
