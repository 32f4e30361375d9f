package org.bandish.topology;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.event.Access;
import org.bandish.event.Evidence;
import org.bandish.event.ObservedSpan;
import org.bandish.timeline.Scope;

/**
 * The evidence of a country. Facts that correct each other are seen together: versions of one id,
 * and ids of which one supersedes or withdraws the other, through any number of steps, are entered
 * under the subjects of all of them. So a platform that a correction drops sees the correction, a
 * withdrawal reaches every platform of what it withdraws, and what names a fact that has not
 * arrived meets it when it does. What the ledger holds depends on the set of facts alone.
 *
 * <p>The store {@code ids} has, under {@code country|id|}, the keys {@code v|digest} (a version;
 * the value is a subject under which it stands), {@code s|subject} (a subject that a version names)
 * and {@code c|id} (an id that it corrects or that corrects it).
 */
final class Ledger {
  private final KeyValueStore<String, Evidence> evidence;
  private final KeyValueStore<String, String> ids;

  /**
   * What entering a fact did.
   *
   * @param added entries that were not there before; none for a duplicate
   * @param removed keys of the entries of the earlier self of a measured span's row
   * @param conflicting whether another version of the id was there
   */
  record Entered(List<Evidence> added, List<String> removed, boolean conflicting) {}

  /** Ids that correct each other, with their versions and all subjects that these name. */
  private record Family(Map<String, Version> versions, Set<String> subjects) {}

  private record Version(String id, String digest, String subject) {}

  Ledger(KeyValueStore<String, Evidence> evidence, KeyValueStore<String, String> ids) {
    this.evidence = evidence;
    this.ids = ids;
  }

  /**
   * Enters a version of a fact. A row of a measured span replaces its earlier self: that of the
   * same id and the same time since when it was held to be so. One that is unobserved takes it
   * away.
   *
   * @param fact with any of its own subjects
   */
  Entered enter(String country, Evidence fact) {
    ObservedSpan span = fact.getObservedSpan();
    List<String> removed = span == null ? List.of() : removeEarlier(country, fact);
    String id = fact.getId();
    String version = key(country, id, "v", fact.getDigest());
    if (ids.get(version) != null || (span != null && span.getState() == Access.UNOBSERVED)) {
      return new Entered(List.of(), removed, false);
    }
    boolean conflicting = conflicts(country, fact);
    ids.put(version, fact.getSubject());
    Scope.subjects(fact).forEach(subject -> ids.put(key(country, id, "s", subject.toString()), ""));
    for (String other : Scope.corrects(fact)) {
      ids.put(key(country, id, "c", other), "");
      ids.put(key(country, other, "c", id), "");
    }
    evidence.put(Keys.of(fact), fact);
    List<Evidence> added = new ArrayList<>(List.of(fact));
    Family family = family(country, id);
    family.versions().values().forEach(each -> enter(each, family.subjects(), added));
    return new Entered(added, removed, conflicting);
  }

  /** Whether another version of the id is there; rows of one span are no versions of each other. */
  private boolean conflicts(String country, Evidence fact) {
    String prefix = key(country, fact.getId(), "v", "");
    return scan(prefix).stream()
        .map(known -> Keys.of(known.value, fact.getId(), known.key.substring(prefix.length())))
        .anyMatch(key -> fact.getObservedSpan() == null || span(key) == null);
  }

  private ObservedSpan span(String key) {
    return evidence.get(key).getObservedSpan();
  }

  /** Spans are conclusions: of one row the last in the topic stands, and no other. */
  private List<String> removeEarlier(String country, Evidence fact) {
    List<String> removed = new ArrayList<>();
    Instant heldFrom = fact.getObservedSpan().getHeldFrom();
    Family family = family(country, fact.getId());
    for (Version version : family.versions().values()) {
      if (version.id().equals(fact.getId()) && !version.digest().equals(fact.getDigest())) {
        ObservedSpan row = span(Keys.of(version.subject(), version.id(), version.digest()));
        if (row != null && Objects.equals(row.getHeldFrom(), heldFrom)) {
          ids.delete(key(country, version.id(), "v", version.digest()));
          for (String subject : family.subjects()) {
            String key = Keys.of(subject, version.id(), version.digest());
            if (evidence.delete(key) != null) {
              removed.add(key);
            }
          }
        }
      }
    }
    return removed;
  }

  private void enter(Version version, Set<String> subjects, List<Evidence> added) {
    Evidence fact = null;
    for (String subject : subjects) {
      String key = Keys.of(subject, version.id(), version.digest());
      if (evidence.get(key) == null) {
        if (fact == null) {
          fact = evidence.get(Keys.of(version.subject(), version.id(), version.digest()));
        }
        Evidence entry = Evidence.newBuilder(fact).setSubject(subject).build();
        evidence.put(key, entry);
        added.add(entry);
      }
    }
  }

  private Family family(String country, String first) {
    Family family = new Family(new TreeMap<>(), new TreeSet<>());
    Set<String> seen = new HashSet<>(Set.of(first));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      String id = open.remove();
      String prefix = key(country, id, "", "");
      for (KeyValue<String, String> known : scan(prefix)) {
        String what = known.key.substring(prefix.length() + 2);
        switch (known.key.charAt(prefix.length())) {
          case 'v' ->
              family.versions().put(id + Keys.BAR + what, new Version(id, what, known.value));
          case 's' -> family.subjects().add(what);
          default -> {
            if (seen.add(what)) {
              open.add(what);
            }
          }
        }
      }
    }
    return family;
  }

  private List<KeyValue<String, String>> scan(String prefix) {
    List<KeyValue<String, String>> found = new ArrayList<>();
    try (KeyValueIterator<String, String> entries =
        ids.prefixScan(prefix, new StringSerializer())) {
      entries.forEachRemaining(found::add);
    }
    return found;
  }

  private static String key(String country, String id, String what, String value) {
    String prefix = country + Keys.BAR + id + Keys.BAR;
    return what.isEmpty() ? prefix : prefix + what + Keys.BAR + value;
  }
}
