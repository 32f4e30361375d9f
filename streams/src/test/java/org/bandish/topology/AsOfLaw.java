package org.bandish.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.Evidence;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.SignalSource;
import org.bandish.event.Statement;
import org.bandish.schema.Subject;
import org.bandish.schema.Topics;

/**
 * The law of as-of: of every full UTC hour T, what is answered as of T from all facts is what is
 * answered by now from those that were public by T; within an hour, what is measured and told of
 * outages is as it was when the hour began. It knows nothing of how the pipeline keeps the past: it
 * asks two pipelines and compares.
 */
final class AsOfLaw {
  private static final List<String> QUESTIONS =
      List.of(
          System.getProperty("bandish.lawQuestions", "ban,status,span,reasons,step").split(","));

  /** Of one hour in five it is asked why. */
  private static final long WHY = 5;

  private AsOfLaw() {}

  /**
   * From when on a fact counts: when it was public. What is measured, and what is told of outages,
   * counts by the hour (domain 4): a measurement of a platform with its own hour, so that one made
   * at the very T belongs to the hour that begins at T. Withdrawals are here of outages alone.
   */
  static Instant countsFrom(SpecificRecord fact) {
    boolean byTheHour =
        fact instanceof NetworkSignal signal
            ? signal.getPlatform() == null || isMeasured(fact)
            : fact instanceof Statement statement && statement.getWithdraws() != null;
    if (!byTheHour) {
      return published(fact);
    }
    Instant published = hour(published(fact).plusMillis(3_599_999));
    if (fact instanceof NetworkSignal signal && signal.getPlatform() != null) {
      Instant over = hour(signal.getAt().getEarliest()).plus(1, ChronoUnit.HOURS);
      return published.isAfter(over) ? published : over;
    }
    return published;
  }

  static boolean isMeasured(SpecificRecord fact) {
    return fact instanceof NetworkSignal signal && signal.getSource() != SignalSource.REPORT;
  }

  private static Instant published(SpecificRecord fact) {
    Stream<Moment> moments;
    if (fact instanceof BanOrder order) {
      moments = Stream.of(order.getPublished(), order.getIssued(), order.getEffective());
    } else if (fact instanceof CourtRuling ruling) {
      moments = Stream.of(ruling.getPublished(), ruling.getDecided(), ruling.getEffective());
    } else if (fact instanceof Statement statement) {
      moments = Stream.of(statement.getPublished(), statement.getAt());
    } else {
      NetworkSignal signal = (NetworkSignal) fact;
      moments = Stream.of(signal.getPublished(), signal.getUntil(), signal.getAt());
    }
    return moments.filter(Objects::nonNull).findFirst().orElseThrow().getLatest();
  }

  static Instant hour(Instant instant) {
    return instant.truncatedTo(ChronoUnit.HOURS);
  }

  /** What was public by then. */
  static List<SpecificRecord> publicBy(Instant asOf, Collection<SpecificRecord> facts) {
    return facts.stream().filter(fact -> !countsFrom(fact).isAfter(asOf)).toList();
  }

  /** A pipeline that is fed, and what its ledger holds. */
  static final class Fed implements AutoCloseable {
    private final River river = new River((subject, evidence, asOf) -> List.of());
    private final Map<String, Evidence> ledger = new TreeMap<>();

    Fed feed(Collection<SpecificRecord> facts) {
      facts.forEach(fact -> Happened.publish(river, fact));
      return this;
    }

    /** By subject; connectivity has no bans. */
    Map<String, List<Evidence>> ledger() {
      river
          .read(Topics.EVIDENCE)
          .forEach(
              record -> {
                if (record.value() == null) {
                  ledger.remove(record.key());
                } else {
                  ledger.put(record.key(), record.value());
                }
              });
      if (!river.deadLetters().isEmpty()) {
        throw new IllegalArgumentException("a fact that is not valid");
      }
      return ledger.values().stream()
          .filter(each -> !each.getSubject().endsWith("/" + Subject.CONNECTIVITY))
          .collect(Collectors.groupingBy(Evidence::getSubject, TreeMap::new, Collectors.toList()));
    }

    @Override
    public void close() {
      river.close();
    }
  }

  /** The ledger of a pipeline that was fed with these facts alone, in this order. */
  static Map<String, List<Evidence>> ledger(Collection<SpecificRecord> facts) {
    try (Fed fed = new Fed()) {
      return fed.feed(facts).ledger();
    }
  }

  /** Where the law does not hold, of pipelines fed with nothing else; null: it does. */
  static String broken(List<SpecificRecord> facts, Instant asOf) {
    Answers all = new Answers(ledger(inOrder(facts)), asOf, asOf, true);
    Answers then = new Answers(ledger(inOrder(publicBy(asOf, facts))), null, asOf, true);
    String differs = all.difference(then, QUESTIONS);
    return differs == null ? null : "as of " + asOf + ":\n" + differs;
  }

  /** First public first. */
  static List<SpecificRecord> inOrder(Collection<SpecificRecord> facts) {
    List<SpecificRecord> sorted = new ArrayList<>(facts);
    sorted.sort(Comparator.comparing(AsOfLaw::countsFrom));
    return sorted;
  }

  /** Full hours at which something may change, hours beside them, and others. */
  static List<Instant> hours(List<SpecificRecord> facts, int number, Random random) {
    TreeSet<Instant> known = new TreeSet<>();
    facts.forEach(fact -> known.add(hour(countsFrom(fact).plusMillis(3_599_999))));
    List<Instant> all = List.copyOf(known);
    long span = Duration.between(known.first(), known.last()).toHours();
    TreeSet<Instant> hours = new TreeSet<>();
    for (int i = 0; i < number; i++) {
      Instant near =
          all.get(random.nextInt(all.size())).plus(random.nextInt(3) - 1L, ChronoUnit.HOURS);
      Instant any = known.first().plus(random.nextInt((int) span + 1), ChronoUnit.HOURS);
      hours.add(random.nextInt(3) > 0 ? near : any);
    }
    return List.copyOf(hours);
  }

  /**
   * The same, some of them within the hour, unless something is withdrawn in it: that is a fact of
   * the instant too.
   */
  static List<Instant> instants(List<SpecificRecord> facts, int number, Random random) {
    Set<Instant> withdrawn =
        facts.stream()
            .filter(fact -> fact instanceof Statement)
            .map(fact -> hour(published(fact)))
            .collect(Collectors.toSet());
    return hours(facts, number, random).stream()
        .map(
            hour ->
                random.nextInt(5) > 0 || withdrawn.contains(hour)
                    ? hour
                    : hour.plusSeconds(random.nextInt(3_600)))
        .toList();
  }

  /**
   * Where the law does not hold at some hours: by hour what differs between what is answered as of
   * then by a pipeline that was fed with everything, and by now by one that lives through the
   * hours.
   *
   * @param shuffled whether everything is fed in no order and a tenth of it twice; otherwise in
   *     order of publication, which is quicker
   */
  static Map<Instant, String> judge(
      List<SpecificRecord> facts, List<Instant> hours, Random random, boolean shuffled) {
    List<SpecificRecord> inOrder = inOrder(facts);
    Map<Instant, Answers> then = new TreeMap<>();
    Map<String, List<Evidence>> all;
    int known = 0;
    try (Fed living = new Fed()) {
      for (Instant hour : hours) {
        int to = publicBy(hour, facts).size();
        living.feed(inOrder.subList(known, to));
        known = to;
        then.put(hour, new Answers(living.ledger(), null, hour, why(hour)));
      }
      all =
          shuffled
              ? ledger(shuffled(facts, random))
              : living.feed(inOrder.subList(known, inOrder.size())).ledger();
    }
    Map<Instant, String> found = new TreeMap<>();
    then.forEach(
        (hour, answers) -> {
          Answers now = new Answers(all, hour, hour, why(hour));
          String differs = now.difference(answers, QUESTIONS);
          if (differs != null) {
            found.put(hour, "as of " + hour + ":\n" + differs);
          }
        });
    return found;
  }

  private static boolean why(Instant hour) {
    return hour.getEpochSecond() / 3_600 % WHY == 0;
  }

  private static List<SpecificRecord> shuffled(List<SpecificRecord> facts, Random random) {
    List<SpecificRecord> shuffled = new ArrayList<>(facts);
    facts.stream().filter(fact -> random.nextInt(10) == 0).forEach(shuffled::add);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
