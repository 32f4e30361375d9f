package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
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
import org.junit.jupiter.api.Test;

/** What the ledger holds is a function of the set of facts. */
class LedgerTest {
  private static final List<String> IDS = List.of("a", "b", "c", "d");
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

  @Test
  void shouldHoldOfASpanOneSelfOfEachRow() {
    Evidence first = row(null, "2021-04-20", Access.BLOCKED);
    Evidence firstAgain = row(null, "2021-04-21", Access.BLOCKED);
    Evidence second = row("2021-04-21", null, Access.BLOCKED);
    Evidence secondAgain = row("2021-04-21", null, Access.THROTTLED);

    assertThat(ledger(List.of(first, second, firstAgain, secondAgain, first, firstAgain)).values())
        .containsExactlyInAnyOrder(firstAgain, secondAgain);
  }

  @Test
  void shouldTakeBackOneRowOfASpanAndLeaveTheOthers() {
    Evidence first = row(null, "2021-04-20", Access.BLOCKED);
    Evidence second = row("2021-04-21", "2021-04-25", Access.BLOCKED);
    Evidence third = row("2021-04-25", null, Access.BLOCKED);
    List<Evidence> facts = List.of(first, second, third);

    List<Evidence> withoutSecond = new ArrayList<>(facts);
    withoutSecond.add(row("2021-04-21", null, Access.UNOBSERVED));
    List<Evidence> withoutFirst = new ArrayList<>(facts);
    withoutFirst.add(row(null, null, Access.UNOBSERVED));

    assertThat(ledger(withoutSecond).values()).containsExactlyInAnyOrder(first, third);
    assertThat(ledger(withoutFirst).values()).containsExactlyInAnyOrder(second, third);
  }

  @Test
  void shouldCallRowsOfOneSpanNoConflict() {
    Ledger ledger = emptyLedger();
    ledger.enter("PK", row(null, "2021-04-20", Access.BLOCKED));

    Ledger.Entered entered = ledger.enter("PK", row("2021-04-21", null, Access.BLOCKED));

    assertThat(entered.conflicting()).isFalse();
    assertThat(entered.added()).hasSize(1);
    assertThat(entered.removed()).isEmpty();
  }

  @Test
  void shouldCallAnotherFactOfASpansIdAConflict() {
    Ledger ledger = emptyLedger();
    ledger.enter(
        "PK", Validation.evidence("PK", Given.block("pk-x-span", "2021-04-16", "x").build()));

    assertThat(ledger.enter("PK", row(null, null, Access.BLOCKED)).conflicting()).isTrue();
  }

  private static Evidence row(String heldFrom, String heldTo, Access state) {
    return Validation.evidence(
        "PK",
        ObservedSpan.newBuilder()
            .setId("pk-x-span")
            .setCountry("PK")
            .setPlatform("x")
            .setState(state)
            .setStart(Given.instant("2021-04-16"))
            .setKnownSince(Given.instant("2021-04-17"))
            .setHeldFrom(heldFrom == null ? null : Given.instant(heldFrom))
            .setHeldTo(heldTo == null ? null : Given.instant(heldTo))
            .setDetector("llr@2")
            .build());
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

  private static Ledger emptyLedger() {
    return new Ledger(
        store(AvroSerde.of(Topics.EVIDENCE, "test.", ConfluentRegistry.inMemory())),
        store(Serdes.String()));
  }

  private static Map<String, Evidence> ledger(List<Evidence> facts) {
    KeyValueStore<String, Evidence> evidence =
        store(AvroSerde.of(Topics.EVIDENCE, "test.", ConfluentRegistry.inMemory()));
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
