package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bandish.topology.Given.block;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.Given.report;
import static org.bandish.topology.Given.withdrawal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandish.event.BanOrder;
import org.bandish.event.BanTransition;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.TransitionKind;
import org.bandish.schema.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one fact becomes in the ledger, and where it is seen. */
class EvidenceTopologyTest {
  private final River river = new River();

  @AfterEach
  void close() {
    river.close();
  }

  @Test
  void shouldEnterAFactUnderEachPlatformItNames() {
    BanOrder order = block("o1", "2021-04-16", "x", "tiktok").build();

    river.publish(order);

    var entries = river.read(Topics.EVIDENCE);
    assertThat(entries)
        .extracting(entry -> entry.value().getSubject())
        .containsExactlyInAnyOrder("PK/x", "PK/tiktok");
    assertThat(entries)
        .allSatisfy(
            entry -> {
              Evidence evidence = entry.value();
              assertThat(entry.key())
                  .isEqualTo(evidence.getSubject() + "|o1|" + evidence.getDigest());
              assertThat(evidence.getDigest()).isEqualTo(Binary.digest(Binary.of(order)));
              assertThat(evidence.getKind()).isEqualTo(EvidenceKind.BAN_ORDER);
              assertThat(evidence.getBanOrder()).isEqualTo(order);
            });
  }

  @Test
  void shouldLetADuplicateChangeNothing() {
    river.publish(block("o1", "2021-04-16", "x").build());
    river.values(Topics.EVIDENCE);
    river.values(Topics.BAN_TRANSITIONS);
    river.values(Topics.PLATFORM_STATUS);

    river.publish(block("o1", "2021-04-16", "x").build());

    assertThat(river.values(Topics.EVIDENCE)).isEmpty();
    assertThat(river.values(Topics.BAN_TRANSITIONS)).isEmpty();
    assertThat(river.values(Topics.PLATFORM_STATUS)).isEmpty();
    assertThat(river.deadLetters()).isEmpty();
  }

  @Test
  void shouldKeepAllVersionsOfAnId() {
    river.publish(block("o1", "2021-04-16", "x").build());
    river.publish(block("o1", "2021-04-17", "x").build());

    assertThat(river.table(Topics.EVIDENCE)).hasSize(2);
    assertThat(river.meters.counter("bandish.facts.conflicting").count()).isEqualTo(1);
  }

  @Test
  void shouldShowACorrectionToAPlatformThatItDrops() {
    river.publish(block("o1", "2021-04-16", "x", "tiktok").build());
    river.publish(block("o1", "2021-04-16", "x").setPublished(moment("2021-05-01")).build());

    assertThat(seen("PK/tiktok")).hasSize(2);
    assertThat(river.table(Topics.BAN_INTERVALS)).containsOnlyKeys("pk-x-o1");
  }

  @Test
  void shouldShowAnEarlierVersionToAPlatformThatACorrectionAdds() {
    river.publish(block("o1", "2021-04-16", "x").build());
    river.publish(
        block("o1", "2021-04-16", "x", "tiktok").setPublished(moment("2021-05-01")).build());

    assertThat(seen("PK/tiktok")).hasSize(2);
  }

  @Test
  void shouldShowAWithdrawalToEveryPlatformOfWhatItWithdraws() {
    river.publish(block("o1", "2021-04-16", "x", "tiktok").build());
    river.publish(withdrawal("w1", "o1", "2021-05-01", "x").build());

    assertThat(river.table(Topics.BAN_INTERVALS)).isEmpty();
    assertThat(last(river.values(Topics.BAN_TRANSITIONS), "PK/tiktok").getCausedBy())
        .containsExactly("w1");
  }

  @Test
  void shouldHoldAWithdrawalUntilItsFactArrives() {
    river.publish(withdrawal("w1", "o1", "2021-05-01", "x").build());
    river.publish(block("o1", "2021-04-16", "x", "tiktok").build());

    assertThat(seen("PK/tiktok")).containsExactlyInAnyOrder("o1", "w1");
  }

  @Test
  void shouldShowAWithdrawalOfACorrectionWhereTheFirstFactStands() {
    river.publish(block("o1", "2021-04-16", "x").build());
    river.publish(block("o2", "2021-04-16", "tiktok").setSupersedes("o1").build());
    river.publish(withdrawal("w1", "o2", "2021-05-01", "tiktok").build());

    assertThat(seen("PK/x")).containsExactlyInAnyOrder("o1", "o2", "w1");
  }

  @Test
  void shouldShowACorrectionAcrossRegions() {
    river.publish(block("o1", "2021-04-16", "x").setRegion("PK-KP").build());
    river.publish(block("o2", "2021-04-16", "x").setSupersedes("o1").build());

    var entries = river.values(Topics.EVIDENCE);
    assertThat(subjects(entries, "o1")).containsExactlyInAnyOrder("PK-KP/x", "PK/x");
    assertThat(subjects(entries, "o2")).containsExactlyInAnyOrder("PK-KP/x", "PK/x");
  }

  @Test
  void shouldNotMixSubjectsThatBeginAlike() {
    river.publish(block("o1", "2021-04-16", "x").build());
    river.publish(block("o2", "2021-04-17", "xbox").build());
    river.publish(block("o3", "2021-04-18", "x").setRegion("PK-KP").build());

    assertThat(river.values(Topics.BAN_TRANSITIONS))
        .extracting(BanTransition::getSubject, BanTransition::getKind)
        .containsExactly(
            tuple("PK/x", TransitionKind.OPENED),
            tuple("PK/xbox", TransitionKind.OPENED),
            tuple("PK-KP/x", TransitionKind.OPENED));
  }

  @Test
  void shouldKeepConnectivityAndDeriveNoBanFromIt() {
    river.publish(report("r1", "2021-04-16", null).build());

    assertThat(river.values(Topics.EVIDENCE))
        .extracting(Evidence::getSubject)
        .containsExactly("PK/*");
    assertThat(river.values(Topics.PLATFORM_STATUS)).isEmpty();
  }

  /** Ids of the entries under a subject, one for each version. */
  private List<String> seen(String subject) {
    return river.values(Topics.EVIDENCE).stream()
        .filter(entry -> entry.getSubject().equals(subject))
        .map(Evidence::getId)
        .toList();
  }

  private static Set<String> subjects(List<Evidence> entries, String id) {
    return entries.stream()
        .filter(entry -> entry.getId().equals(id))
        .map(Evidence::getSubject)
        .collect(Collectors.toSet());
  }

  private static BanTransition last(List<BanTransition> transitions, String subject) {
    return transitions.stream()
        .filter(transition -> transition.getSubject().equals(subject))
        .reduce((a, b) -> b)
        .orElseThrow();
  }
}
