package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.Source;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fact in a sentence that an editor can quote. */
class SentencesTest {
  private static final Subject X = Subject.national("PK", "x");
  private static final Sentences SENTENCES =
      new Sentences(id -> id.equals("pta") ? "The PTA" : "The Sindh High Court");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          action: block, effective: 2021-03-01 | The PTA ordered it blocked from 2021-03-01.
          action: throttle, effective: 2021-03 | The PTA ordered it slowed down from 2021-03.
          action: unblock, effective: 2021-03-01 | The PTA lifted it from 2021-03-01.
          action: block, effective: 2021-03-01, expires: 2021-03-09 | The PTA ordered it blocked from 2021-03-01 until 2021-03-09.
          action: block, effective: 2021-03-01, announced: false, published: 2021-04-01 | The PTA ordered it blocked from 2021-03-01, and did not announce it.
          action: extend, effective: 2021-03-01, expires: 2021-04-01 | The PTA extended it from 2021-03-01 until 2021-04-01.
          action: block, effective: 2021-03-01, directedBy: sindh-high-court | The Sindh High Court, through The PTA, ordered it blocked from 2021-03-01.
          """)
  void shouldTellAnOrder(String fields, String sentence) throws IOException {
    assertThat(told("type: ban-order, authority: pta, platforms: [x], " + fields))
        .isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          disposition: orders-block, decided: 2021-03-01 | The Sindh High Court ordered it blocked on 2021-03-01.
          disposition: orders-unblock, decided: 2021-03-01, complyBy: 2021-03-05 | The Sindh High Court ordered it restored on 2021-03-01, by 2021-03-05.
          disposition: suspends, decided: 2021-03-01, effective: 2021-03-02 | The Sindh High Court suspended the block on 2021-03-02.
          disposition: reinstates, decided: 2021-03-01 | The Sindh High Court reinstated the block on 2021-03-01.
          disposition: quashes, decided: 2021-03-01 | The Sindh High Court quashed the block on 2021-03-01.
          disposition: upholds, decided: 2021-03-01 | The Sindh High Court upheld the block on 2021-03-01.
          """)
  void shouldTellARuling(String fields, String sentence) throws IOException {
    assertThat(told("type: court-ruling, court: sindh-high-court, platforms: [x], " + fields))
        .isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          at: 2021-03-01, blocked: 1 | It was reported blocked on 2021-03-01.
          at: 2021-03-01, blocked: 1, throttled: true, transition: onset | It was reported slowed down on 2021-03-01 (onset).
          at: 2021-03-01, until: 2021-03-02, ok: 1 | It was reported accessible on 2021-03-01 until 2021-03-02.
          at: 2021-03-01, down: 1 | It was reported down, or neither blocked nor open, on 2021-03-01.
          """)
  void shouldTellAReport(String fields, String sentence) throws IOException {
    assertThat(told("type: network-signal, source: report, platform: x, " + fields))
        .isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kind: acknowledges | The PTA acknowledged the block on 2021-03-01.
          kind: denies, text: 'We blocked nothing' | The PTA denied a block on 2021-03-01: We blocked nothing.
          kind: claims-lifted, text: 'It is open!' | The PTA claimed that it had been lifted on 2021-03-01: It is open!
          kind: hearing, text: 'It asked: "Why?"' | The PTA heard the matter on 2021-03-01: It asked: "Why?"
          kind: says, text: ' Soon. ' | The PTA spoke of it on 2021-03-01: Soon.
          """,
      quoteCharacter = '`')
  void shouldTellAStatement(String fields, String sentence) throws IOException {
    assertThat(told("type: statement, by: pta, platforms: [x], at: 2021-03-01, " + fields))
        .isEqualTo(sentence);
  }

  @Test
  void shouldTellAWithdrawal() throws IOException {
    assertThat(told("type: withdrawal, withdraws: other, platforms: [x], published: 2021-03-01"))
        .isEqualTo("What other says was withdrawn.");
  }

  @Test
  void shouldTellNothingOfAKindThatALaterSchemaBrings() {
    Evidence later =
        Evidence.newBuilder()
            .setSubject("PK/x")
            .setId("later")
            .setDigest("1")
            .setKind(EvidenceKind.UNKNOWN)
            .build();

    assertThat(new Sentences(UnaryOperator.identity()).of(later))
        .isEqualTo("A fact of a kind that is not known here.");
    assertThat(Sentences.sources(later)).isEmpty();
  }

  @Test
  void shouldNameTheLinkOfAReportAsItsSourceWhereItHasNoOther() throws IOException {
    String report = "type: network-signal, source: report, platform: x, at: 2021-03-01, blocked: 1";
    String link = ", url: 'https://example.org/measured'";
    String sources = ", sources: [{url: 'https://example.org/told', title: Told}]";

    assertThat(Sentences.sources(fact(report))).isEmpty();
    assertThat(Sentences.sources(fact(report + link)))
        .extracting(Source::getUrl)
        .containsExactly("https://example.org/measured");
    assertThat(Sentences.sources(fact(report + link + sources)))
        .extracting(Source::getUrl)
        .containsExactly("https://example.org/told");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          type: ban-order, authority: pta, platforms: [x], action: block, effective: 2021-03-01
          type: court-ruling, court: sindh-high-court, platforms: [x], disposition: quashes, decided: 2021-03-01
          type: statement, by: pta, platforms: [x], at: 2021-03-01, kind: denies
          type: withdrawal, withdraws: other, platforms: [x], published: 2021-03-01
          """)
  void shouldNameTheSourcesOfEveryFact(String fields) throws IOException {
    assertThat(Sentences.sources(fact(fields + ", sources: [{url: 'https://example.org/told'}]")))
        .extracting(Source::getUrl)
        .containsExactly("https://example.org/told");
  }

  private static String told(String fields) throws IOException {
    return SENTENCES.of(fact(fields));
  }

  private static Evidence fact(String fields) throws IOException {
    List<Evidence> facts = ReadFacts.of("- {id: fact, country: PK, " + fields + "}\n").get(X);
    assertThat(facts).hasSize(1);
    return facts.get(0);
  }
}
