package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.event.Access;
import org.bandish.event.Evidence;
import org.bandish.event.ObservedSpan;
import org.bandish.schema.AvroSerde;
import org.bandish.schema.ConfluentRegistry;
import org.bandish.schema.Topics;
import org.bandish.timeline.Scope;

/** What the ledger holds is a function of the set of facts. */
class LedgerTest {
  private static final List<String> IDS = List.of("a", "b", "c", "d");
  private static final Instant HELD = Instant.parse("2024-04-01T00:00:00Z");
  private static final List<String> PLATFORMS = List.of("x", "tiktok", "youtube");

  @Property(tries = 200)
  void shouldHoldTheSameWhateverTheOrderOfArrivalAndTheDuplicates(
      @ForAll("facts") List<Evidence> facts, @ForAll Random random) {
    List<Evidence> shuffled = new ArrayList<>(facts);
    shuffled.addAll(facts.subList(0, facts.size() / 2));
    Collections.shuffle(shuffled, random);

    assertThat(ledger(shuffled)).isEqualTo(ledger(facts));
  }

  @Property(tries = 200)
  void shouldShowEachFactToAllSubjectsOfWhatItCorrectsAndWhatCorrectsIt(
      @ForAll("facts") List<Evidence> facts) {
    Map<String, Evidence> ledger = ledger(facts);
    for (Evidence fact : facts) {
      for (Evidence other : facts) {
        boolean related =
            fact.getId().equals(other.getId())
                || Scope.corrects(fact).contains(other.getId())
                || Scope.corrects(other).contains(fact.getId());
        if (related) {
          Scope.subjects(other)
              .forEach(
                  subject ->
                      assertThat(ledger)
                          .containsKey(
                              Keys.of(subject.toString(), fact.getId(), fact.getDigest())));
        }
      }
    }
  }

  @Property(tries = 200)
  void shouldKeepApartWhatDoesNotCorrectEachOther(@ForAll("facts") List<Evidence> facts) {
    List<Evidence> unrelated =
        facts.stream().filter(fact -> Scope.corrects(fact).isEmpty()).toList();
    Map<String, TreeSet<String>> named = new TreeMap<>();
    for (Evidence fact : unrelated) {
      Scope.subjects(fact)
          .forEach(
              subject ->
                  named
                      .computeIfAbsent(fact.getId(), id -> new TreeSet<>())
                      .add(subject.toString()));
    }

    assertThat(ledger(unrelated).values())
        .allSatisfy(entry -> assertThat(named.get(entry.getId())).contains(entry.getSubject()));
  }

  @Example
  void shouldKeepOfASpanOneRowForEachTimeInWhichItWasHeld() {
    ObservedSpan first = row(null, HELD, Access.BLOCKED);
    ObservedSpan second = row(HELD, null, Access.BLOCKED);

    assertThat(spans(first, second)).containsExactlyInAnyOrder(first, second);
    assertThat(spans(second, first)).containsExactlyInAnyOrder(first, second);
  }

  @Example
  void shouldReplaceTheEarlierSelfOfOneRowAlone() {
    ObservedSpan first = row(null, null, Access.BLOCKED);
    ObservedSpan second = row(HELD, null, Access.BLOCKED);
    ObservedSpan ended = row(null, HELD, Access.BLOCKED);
    ObservedSpan ended2 = row(HELD, HELD.plusSeconds(3600), Access.THROTTLED);

    assertThat(spans(first, second, ended)).containsExactlyInAnyOrder(second, ended);
    assertThat(spans(first, second, ended2)).containsExactlyInAnyOrder(first, ended2);
  }

  @Example
  void shouldTakeBackOneRowAlone() {
    ObservedSpan first = row(null, HELD, Access.BLOCKED);
    ObservedSpan second = row(HELD, null, Access.BLOCKED);

    assertThat(spans(first, second, row(HELD, null, Access.UNOBSERVED))).containsExactly(first);
    assertThat(spans(first, second, row(null, HELD, Access.UNOBSERVED))).containsExactly(second);
  }

  @Example
  void shouldTellTheKeyOfWhatARowReplacedAndOfNoOther() {
    Evidence first = Validation.evidence("PK", row(null, null, Access.BLOCKED));
    Evidence second = Validation.evidence("PK", row(HELD, null, Access.BLOCKED));
    Ledger ledger = new Ledger(evidenceStore(), store(Serdes.String()));

    assertThat(ledger.enter("PK", first).removed()).isEmpty();
    assertThat(ledger.enter("PK", second))
        .isEqualTo(new Ledger.Entered(List.of(second), List.of(), false));
    assertThat(
            ledger
                .enter("PK", Validation.evidence("PK", row(null, HELD, Access.BLOCKED)))
                .removed())
        .containsExactly(Keys.of(first));
  }

  @Example
  void shouldCallAnotherFactOfASpansIdAConflict() {
    Ledger ledger = new Ledger(evidenceStore(), store(Serdes.String()));
    Evidence row = Validation.evidence("PK", row(null, null, Access.BLOCKED));
    ledger.enter(
        "PK", Validation.evidence("PK", Given.block(row.getId(), "2021-04-16", "x").build()));

    assertThat(ledger.enter("PK", row).conflicting()).isTrue();
  }

  @Provide
  Arbitrary<List<Evidence>> facts() {
    Arbitrary<Evidence> fact =
        Combinators.combine(
                Arbitraries.of(IDS),
                Arbitraries.of(PLATFORMS).set().ofMinSize(1).ofMaxSize(2),
                Arbitraries.of(IDS).injectNull(0.5),
                Arbitraries.of("PK-KP").injectNull(0.8))
            .as(
                (id, platforms, supersedes, region) ->
                    Validation.evidence(
                        "PK",
                        Given.block(id, "2021-04-16", platforms.toArray(String[]::new))
                            .setSupersedes(id.equals(supersedes) ? null : supersedes)
                            .setRegion(region)
                            .build()));
    return fact.list().ofMinSize(1).ofMaxSize(8);
  }

  private static List<ObservedSpan> spans(ObservedSpan... records) {
    return ledger(Stream.of(records).map(span -> Validation.evidence("PK", span)).toList())
        .values()
        .stream()
        .map(Evidence::getObservedSpan)
        .toList();
  }

  private static ObservedSpan row(Instant heldFrom, Instant heldTo, Access state) {
    return ObservedSpan.newBuilder()
        .setId("pk-x-2024-02-17T19")
        .setCountry("PK")
        .setPlatform("x")
        .setState(state)
        .setStart(Instant.parse("2024-02-17T19:00:00Z"))
        .setKnownSince(Instant.parse("2024-02-17T20:00:00Z"))
        .setHeldFrom(heldFrom)
        .setHeldTo(heldTo)
        .setDetector("llr@2")
        .build();
  }

  private static KeyValueStore<String, Evidence> evidenceStore() {
    return store(AvroSerde.of(Topics.EVIDENCE, "test.", ConfluentRegistry.inMemory()));
  }

  private static Map<String, Evidence> ledger(List<Evidence> facts) {
    KeyValueStore<String, Evidence> evidence = evidenceStore();
    KeyValueStore<String, String> ids = store(Serdes.String());
    Ledger ledger = new Ledger(evidence, ids);
    facts.forEach(fact -> ledger.enter("PK", fact));
    Map<String, Evidence> held = new TreeMap<>();
    try (var all = evidence.all()) {
      all.forEachRemaining(entry -> held.put(entry.key, entry.value));
    }
    return held;
  }

  private static <V> KeyValueStore<String, V> store(
      org.apache.kafka.common.serialization.Serde<V> values) {
    MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    KeyValueStore<String, V> store =
        org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore("store"),
                Serdes.String(),
                values)
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }
}
