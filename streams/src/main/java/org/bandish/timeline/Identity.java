package org.bandish.timeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bandish.event.CourtRuling;
import org.bandish.event.Moment;
import org.bandish.schema.Subject;

/** What belongs to an interval, and what it is called (domain 3.10). */
final class Identity {
  private static final int HASH_BYTES = 3;

  private Identity() {}

  /**
   * The facts inside the brackets, the instruments, and the facts that refer to one of them; first
   * published first.
   */
  static List<Fact> evidence(
      Ban ban, Bounds.Bracket start, Bounds.Bracket end, Collection<Fact> facts) {
    Set<String> instruments =
        ban.instruments().stream().map(Fact::id).collect(Collectors.toUnmodifiableSet());
    List<Fact> evidence = new ArrayList<>();
    for (Fact fact : facts) {
      if (isInside(fact, start, end)
          || instruments.contains(fact.id())
          || !Collections.disjoint(fact.names(), instruments)) {
        evidence.add(fact);
      }
    }
    return List.copyOf(evidence);
  }

  /** Whether it counts, speaks until, or was decided within the brackets, or speaks over them. */
  private static boolean isInside(Fact fact, Bounds.Bracket start, Bounds.Bracket end) {
    Instant from = earliest(start, end);
    CourtRuling ruling = fact.evidence().getCourtRuling();
    return isInside(fact.moment(), from, end)
        || isInside(fact.until(), from, end)
        || (ruling != null && isInside(Reading.effective(ruling), from, end))
        || spansOver(fact, from);
  }

  private static boolean isInside(Moment moment, Instant from, Bounds.Bracket end) {
    return moment != null
        && !moment.getEarliest().isBefore(from)
        && isBeforeEnd(moment.getEarliest(), end);
  }

  private static boolean isBeforeEnd(Instant instant, Bounds.Bracket end) {
    return end == null
        || instant.isBefore(end.bound().getLatest())
        || (end.closed() && instant.equals(end.bound().getLatest()));
  }

  /** A span that began before and goes on speaks of the ban too. */
  private static boolean spansOver(Fact fact, Instant from) {
    boolean goesOn =
        fact.until() == null
            ? fact.isExplainedByOutage()
            : !fact.until().getEarliest().isBefore(from);
    return goesOn && fact.instant().isBefore(from);
  }

  /**
   * The end bracket may open before the start: at the last report of blocking, which a span of
   * access then overruled until the ban began.
   */
  private static Instant earliest(Bounds.Bracket start, Bounds.Bracket end) {
    Instant opens = start.bound().getEarliest();
    boolean before = end != null && end.bound().getEarliest().isBefore(opens);
    return before ? end.bound().getEarliest() : opens;
  }

  /** The facts that make the ban: its instruments, and the blocking reported in it. */
  static List<Fact> makers(Ban ban, Collection<Fact> evidence) {
    Stream<Fact> blocking =
        evidence.stream().filter(fact -> fact.role().isBlocking() && isIn(ban, fact));
    return Stream.concat(ban.instruments().stream(), blocking).toList();
  }

  private static boolean isIn(Ban ban, Fact fact) {
    return !fact.instant().isBefore(ban.start())
        && (ban.end() == null || fact.instant().isBefore(ban.end()));
  }

  /**
   * The interval's id, from the first published of the facts that make it and of the rulings that
   * resume an order in it, so that later evidence that moves a bound does not change it. Where an
   * earlier ban bears that name already (one order stayed and reinstated), the next one gives it;
   * where all do, the first and a number.
   *
   * @param taken ids of the subject's earlier bans; the id is added
   */
  static String id(
      Subject subject, Ban ban, List<Fact> makers, List<Fact> evidence, Set<String> taken) {
    Stream<Fact> resuming =
        evidence.stream().filter(fact -> fact.role() == Role.RESUMPTION && isIn(ban, fact));
    Stream<Fact> first = Stream.concat(makers.stream(), resuming);
    List<String> seeds =
        Stream.of(first, evidence.stream())
            .flatMap(facts -> facts.sorted(Fact.BY_FIRST_PUBLICATION))
            .map(fact -> fact.first().id())
            .distinct()
            .toList();
    Stream<String> numbered =
        IntStream.iterate(2, number -> number + 1).mapToObj(number -> seeds.get(0) + "#" + number);
    return Stream.concat(seeds.stream(), numbered)
        .map(seed -> name(subject, seed))
        .filter(taken::add)
        .findFirst()
        .orElseThrow();
  }

  /** The id of a ban that is named after the fact of an id. */
  static String name(Subject subject, String seed) {
    String place = subject.region() == null ? subject.country() : subject.region();
    return place.toLowerCase(Locale.ROOT)
        + "-"
        + subject.platform()
        + "-"
        + hash(subject + "|" + seed);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
