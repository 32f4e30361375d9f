package org.bandish.ingest.ooni;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of many texts stand in another, found in one pass (Aho and Corasick, 1975), so that a page
 * costs its length and not that times the number of block pages known.
 */
final class Needles {
  private static final int ROOT = 0;

  /** Key of a step: the node, and the letter in the lower 16 bits. */
  private final Map<Long, Integer> built = new HashMap<>();

  /** The steps again, where looking one up makes no object. */
  private final long[] keys;

  private final int[] targets;
  private final int[] fallbacks;

  /** Needles that end at a node, and the nearest fallback at which one ends. */
  private final List<List<Integer>> endings = new ArrayList<>(List.of(new ArrayList<>()));

  private final int[] nextEnding;

  /** Needles that are not empty. */
  Needles(List<String> needles) {
    for (int i = 0; i < needles.size(); i++) {
      endings.get(node(needles.get(i))).add(i);
    }
    keys = new long[Integer.highestOneBit(Math.max(8, built.size())) * 4];
    targets = new int[keys.length];
    Arrays.fill(keys, -1);
    built.forEach(this::place);
    fallbacks = new int[endings.size()];
    nextEnding = new int[endings.size()];
    link();
    built.clear();
  }

  /** Numbers of the needles that stand in the text. */
  BitSet in(CharSequence text) {
    BitSet found = new BitSet();
    int node = ROOT;
    for (int i = 0; i < text.length(); i++) {
      node = step(node, text.charAt(i));
      for (int at = node; at != ROOT; at = nextEnding[at]) {
        endings.get(at).forEach(found::set);
      }
    }
    return found;
  }

  private int node(String needle) {
    int node = ROOT;
    for (int i = 0; i < needle.length(); i++) {
      long key = key(node, needle.charAt(i));
      Integer next = built.get(key);
      if (next == null) {
        next = endings.size();
        endings.add(new ArrayList<>());
        built.put(key, next);
      }
      node = next;
    }
    return node;
  }

  /** In order of depth: a node's fallback is nearer to the root than the node. */
  private void link() {
    Map<Integer, List<Long>> steps = new HashMap<>();
    built
        .keySet()
        .forEach(key -> steps.computeIfAbsent((int) (key >> 16), n -> new ArrayList<>()).add(key));
    Deque<Integer> nodes = new ArrayDeque<>(List.of(ROOT));
    while (!nodes.isEmpty()) {
      int node = nodes.remove();
      for (long key : steps.getOrDefault(node, List.of())) {
        int next = built.get(key);
        int fallback = node == ROOT ? ROOT : step(fallbacks[node], (char) key);
        fallbacks[next] = fallback;
        nextEnding[next] = endings.get(fallback).isEmpty() ? nextEnding[fallback] : fallback;
        nodes.add(next);
      }
    }
  }

  private int step(int from, char letter) {
    for (int node = from; ; node = fallbacks[node]) {
      int next = target(key(node, letter));
      if (next >= 0) {
        return next;
      } else if (node == ROOT) {
        return ROOT;
      }
    }
  }

  private static long key(int node, char letter) {
    return ((long) node << 16) | letter;
  }

  private void place(long key, int target) {
    int slot = slot(key);
    keys[slot] = key;
    targets[slot] = target;
  }

  /** Of no such step: negative. */
  private int target(long key) {
    int slot = slot(key);
    return keys[slot] == key ? targets[slot] : -1;
  }

  /** Where the key is, or may be put. */
  private int slot(long key) {
    long hash = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (hash >>> 32) & (keys.length - 1);
    while (keys[slot] != -1 && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }
}
