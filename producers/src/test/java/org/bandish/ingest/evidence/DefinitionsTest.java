package org.bandish.ingest.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.bandish.event.BanOrder;
import org.bandish.ingest.Registry;
import org.bandish.ingest.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What facts may name, and what they carry in its place. */
class DefinitionsTest {
  private static final String ORDER =
      "- {type: ban-order, id: a, country: BR, platforms: [Orkut.com], authority: anatel, action:"
          + " block, effective: 2020}\n";
  private static final String DEFINITIONS =
      """
      - {type: platform, id: orkut, name: Orkut, aliases: [{name: orkut.com, to: 2014}]}
      - {type: authority, id: anatel, name: Anatel, kind: regulator, country: BR}
      """;

  @Test
  void shouldCarryIdsForAliasesInAnyCaseAndAtAnyDateAndEachOnce() {
    EvidenceFiles.Result result =
        Reading.yaml(
            "- {type: ban-order, id: a, country: PK, platforms: [TWITTER, x, TikTok], authority:"
                + " pta, action: block, effective: 2024-02-17}\n");

    assertThat(((BanOrder) result.facts().get(0)).getPlatforms()).containsExactly("x", "tiktok");
  }

  @Test
  void shouldKnowWhatTheSourcesDefineAlsoBeforeItIsDefined() {
    EvidenceFiles.Result result =
        Reading.read(Source.text("1.yaml", ORDER), Source.text("2.yaml", DEFINITIONS));

    assertThat(result.rejected()).isEmpty();
    assertThat(((BanOrder) result.facts().get(0)).getPlatforms()).containsExactly("orkut");
    assertThat(result.registry().platforms()).hasSize(3);
  }

  @Test
  void shouldNotKnowWhatABrokenDefinitionDefines() {
    EvidenceFiles.Result result =
        Reading.yaml(ORDER + DEFINITIONS.replace("kind: regulator", "kind: regulater"));

    assertThat(result.facts()).isEmpty();
    assertThat(result.rejected())
        .extracting(rejected -> rejected.line() + " " + rejected.field())
        .containsExactly("1 authority", "3 kind");
  }

  @Test
  void shouldRejectASecondDefinitionThatDiffers() {
    EvidenceFiles.Result same = Reading.yaml(DEFINITIONS + DEFINITIONS);
    assertThat(same.rejected()).isEmpty();

    EvidenceFiles.Result other =
        Reading.yaml(DEFINITIONS + DEFINITIONS.replace("Anatel", "Another"));
    assertThat(other.rejected())
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.line()).isEqualTo(4);
              assertThat(rejected.reason()).isEqualTo("is defined before, and differently");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: platform, id: bird, name: Bird, aliases: [{name: TWITTER}]} | aliases | TWITTER",
        "{type: platform, id: bird, name: Bird, aliases: [{name: X}]} | aliases | X",
        "{type: platform, id: twitter, name: Twitter} | id | twitter"
      })
  void shouldRejectADefinitionThatTakesAnothersName(String definition, String field, String name) {
    EvidenceFiles.Result result =
        Reading.yaml(
            "- "
                + definition
                + "\n"
                + "- {type: ban-order, id: a, country: PK, platforms: [Twitter], authority: pta,"
                + " action: block, effective: 2024-02-17}\n");

    assertThat(((BanOrder) result.facts().get(0)).getPlatforms()).containsExactly("x");
    assertThat(result.rejected())
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.line()).isEqualTo(1);
              assertThat(rejected.field()).isEqualTo(field);
              assertThat(rejected.reason()).isEqualTo("'" + name + "' is a name of 'x' already");
            });
  }

  @Test
  void shouldRejectTheSecondOfTwoDefinitionsThatTakeOneName() {
    EvidenceFiles.Result result =
        Reading.yaml(
            """
            - {type: platform, id: uc-browser, name: UC Browser, aliases: [{name: UC}]}
            - {type: platform, id: uc-news, name: UC News, aliases: [{name: uc}]}
            """);

    assertThat(result.rejected())
        .extracting(rejected -> rejected.line() + " " + rejected.reason())
        .containsExactly("2 'uc' is a name of 'uc-browser' already");
  }

  @Test
  void shouldTakeADefinitionOfWhatTheRegistryHas() {
    EvidenceFiles.Result result =
        Reading.yaml("- {type: platform, id: x, name: X, aliases: [{name: twitter}, {name: X}]}\n");

    assertThat(result.rejected()).isEmpty();
  }

  @Test
  void shouldComeWithTheRegistryOfTheRecord() {
    Registry registry = RegistryFiles.embedded();

    assertThat(registry.platformId("twitter")).contains("x");
    assertThat(registry.authorityIds()).contains("pta", "moi", "sindh-high-court");
    assertThat(registry.authority("peshawar-high-court")).isPresent();
  }
}
