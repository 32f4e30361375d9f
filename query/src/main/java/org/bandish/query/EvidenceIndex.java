package org.bandish.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.bandish.event.Evidence;
import org.bandish.schema.Subject;

/** All versions of all facts, by subject: the fold of the topic evidence. */
public final class EvidenceIndex {
  private final Map<Subject, Map<String, Evidence>> bySubject = new ConcurrentSkipListMap<>();

  /**
   * Applies one record.
   *
   * @param key {@code subject|id|digest}
   * @param evidence null takes the entry away
   */
  public void apply(String key, Evidence evidence) {
    Subject subject = Subject.parse(key.substring(0, Math.max(0, key.indexOf('|'))));
    Map<String, Evidence> entries =
        bySubject.computeIfAbsent(subject, s -> new ConcurrentHashMap<>());
    if (evidence == null) {
      entries.remove(key);
    } else {
      entries.put(key, evidence);
    }
  }

  /** All versions of all facts entered under the subject. */
  public Collection<Evidence> of(Subject subject) {
    return List.copyOf(bySubject.getOrDefault(subject, Map.of()).values());
  }

  /** Every subject that has evidence, sorted. */
  public List<Subject> subjects() {
    return bySubject.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Number of entries; a fact on several platforms has one each. */
  public long size() {
    return bySubject.values().stream().mapToLong(Map::size).sum();
  }
}
