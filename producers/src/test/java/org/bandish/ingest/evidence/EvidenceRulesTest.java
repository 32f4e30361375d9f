package org.bandish.ingest.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.bandish.ingest.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each rule of the contract, broken once: a good fact stands, one of its lines is replaced, and the
 * fact is rejected with line, field and reason while its neighbour goes in.
 */
class EvidenceRulesTest {
  private static final String ORDER =
      """
      - type: ban-order
        id: order-1
        country: PK
        region: PK-KP
        platforms: [tiktok, x]
        authority: pta
        directedBy: moi
        implementedBy: pta
        action: block
        effective: 2020-10-09
        expires: 2020-11-09
        issued: 2020-10-09
        published: 2020-10-09
        announced: true
        legalBasis: [{instrument: PECA 2016, provision: s. 37}]
        reason: {category: immoral-content, text: "why"}
        refersTo: [other-id]
        supersedes: older
        sources: [{title: t, url: "https://example.org/a", publisher: p, published: 2020-10-09}]
      """;
  private static final String RULING =
      """
      - type: court-ruling
        id: ruling-1
        country: PK
        platforms: [tiktok]
        court: sindh-high-court
        case: "W.P. No. 1"
        bench: two judges
        disposition: orders-block
        decided: 2021-03-11
        effective: 2021-03-11
        published: 2021-03-11
        complyBy: 2021-04-01
        refersTo: []
      """;
  private static final String SIGNAL =
      """
      - type: network-signal
        id: signal-1
        country: PK
        platform: x
        asn: 17557
        source: report
        at: 2025-05-07
        until: 2025-05-08
        transition: restoration
        blocked: 0
        down: 0
        ok: 1
        throttled: false
        count: 1
        published: 2025-05-07
        mechanism: tls.reset.sni
        lineage: [ooni:20250507T1]
        url: "https://example.org"
      """;
  private static final String SERIES =
      """
      - type: network-signal
        id: series-1
        country: PK
        source: ioda
        at: 2025-05-07T10:00:00Z
        metric: bgp
        value: 0.5
      """;
  private static final String STATEMENT =
      """
      - type: statement
        id: statement-1
        country: PK
        platforms: [x]
        by: pta
        kind: acknowledges
        at: 2024-03-20
        published: 2024-03-20
        court: sindh-high-court
        case: "1"
        text: "said so"
        refersTo: []
      """;
  private static final String WITHDRAWAL =
      """
      - type: withdrawal
        id: withdrawal-1
        country: PK
        platforms: [x]
        withdraws: statement-1
        published: 2024-09-14
      """;
  private static final String PLATFORM =
      """
      - type: platform
        id: orkut
        name: Orkut
        owner: Google
        aliases: [{name: orkut.com, from: 2004}]
        domains: [orkut.com]
      """;
  private static final String AUTHORITY =
      """
      - type: authority
        id: snatel
        name: Somebody
        kind: regulator
        country: BR
      """;
  private static final String NEIGHBOUR =
      "- {type: statement, id: neighbour, country: PK, platforms: [x], by: me, kind: says, at:"
          + " 2024}\n";

  @Test
  void shouldAcceptEveryExampleAsItStands() {
    EvidenceFiles.Result result =
        Reading.yaml(
            ORDER + RULING + SIGNAL + SERIES + STATEMENT + WITHDRAWAL + PLATFORM + AUTHORITY);

    assertThat(result.rejected()).isEmpty();
    assertThat(result.facts()).hasSize(6);
    assertThat(result.registry().platformId("ORKUT.COM")).contains("orkut");
    assertThat(result.registry().authority("snatel")).isPresent();
  }

  @ParameterizedTest(name = "order: {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "type: ban-order | type: ban-ordre | type | did you mean 'ban-order'",
        "- type: ban-order | - kind: ban-order | type | missing",
        "id: order-1 | id: a/b | id | not an id",
        "id: order-1 | id: [a] | id | must be one word or text, not a list",
        "id: order-1 | id: '' | id | is empty",
        "id: order-1 | nothing: 1 | nothing | unknown field",
        "id: order-1 | '' | id | missing",
        "country: PK | country: XX | country | unknown country 'XX'",
        "country: PK | country: pk | country | did you mean 'PK'",
        "region: PK-KP | region: IN-DL | region | not an ISO 3166-2 code of PK",
        "region: PK-KP | region: Punjab | region | not an ISO 3166-2 code of PK",
        "platforms: [tiktok, x] | platforms: [x, tiktoc] | platforms[1] | did you mean 'tiktok'",
        "platforms: [tiktok, x] | platforms: x | platforms | must be a list, not 'x'",
        "platforms: [tiktok, x] | platforms: [] | platforms | missing: at least one platform",
        "platforms: [tiktok, x] | platforms: [[x]] | platforms[0] | must be one word",
        "authority: pta | authority: ptaa | authority | did you mean 'pta'",
        "authority: pta | '' | authority | missing",
        "directedBy: moi | directedBy: moii | directedBy | unknown authority",
        "implementedBy: pta | implementedBy: [pta, zz] | implementedBy[1] | unknown authority 'zz'",
        "action: block | action: blok | action | did you mean 'block'",
        "action: block | action: BLOCK | action | one of block, throttle, unblock, extend",
        "action: block | action: unknown | action | unknown value 'unknown'",
        "action: block | '' | action | missing",
        "effective: 2020-10-09 | effective: 9.10.2020 | effective | is not a moment",
        "effective: 2020-10-09 | effective: 2020-02-30 | effective | names no date",
        "effective: 2020-10-09 | efective: 2020-10-09 | efective | did you mean 'effective'",
        "effective: 2020-10-09 | effective: 2025-06-03 | effective | lies in the future",
        "effective: 2020-10-09 | effective: 2020-11-10 | expires | before effective",
        "effective: 2020-10-09 | '' | effective | missing",
        "issued: 2020-10-09 | issued: 2026 | issued | lies in the future",
        "published: 2020-10-09 | published: 2099 | published | lies in the future",
        "announced: true | announced: no | announced | must be true or false, not 'no'",
        "legalBasis: [{instrument: PECA 2016, provision: s. 37}] | legalBasis: [PECA] |"
            + " legalBasis[0] | must be a mapping",
        "legalBasis: [{instrument: PECA 2016, provision: s. 37}] | legalBasis: [{provision: a}] |"
            + " legalBasis[0].instrument | missing",
        "reason: {category: immoral-content, text: \"why\"} | reason: because | reason | must be a"
            + " mapping",
        "reason: {category: immoral-content, text: \"why\"} | reason: {categry: x} |"
            + " reason.categry | did you mean 'category'",
        "refersTo: [other-id] | refersTo: other-id | refersTo | must be a list",
        "refersTo: [other-id] | refersTo: [a b] | refersTo[0] | not an id",
        "supersedes: older | supersedes: [older] | supersedes | must be one word",
        "supersedes: older | supersedes: order-1 | supersedes | names the fact itself",
        "effective: 2020-10-09 | effective: 0202-10-09 | effective | lies before 1900",
        "expires: 2020-11-09 | expires: 2202-11-09 | expires | after 2200",
        "https://example.org/a | ftp://example.org/a | sources[0].url | not an http or https",
        "https://example.org/a | javascript:alert(1) | sources[0].url | not an http or https",
        "published: 2020-10-09} | published: soon} | sources[0].published | is not a moment",
        "title: t | titel: t | sources[0].titel | did you mean 'title'",
      })
  void shouldRejectAnOrder(String right, String wrong, String field, String reason) {
    shouldReject(ORDER, right, wrong, field, reason);
  }

  @Test
  void shouldRejectASecretOrderThatNeverBecamePublic() {
    String secret = ORDER.replace("announced: true", "announced: false");
    assertThat(Reading.yaml(secret).rejected()).isEmpty();
    shouldReject(
        secret, "  published: 2020-10-09\n", "", "published", "missing: an order with 'announced");
  }

  @Test
  void shouldLetAnExpiryLieInTheFutureAndAFactADayAhead() {
    assertThat(Reading.yaml(ORDER.replace("expires: 2020-11-09", "expires: 2030")).rejected())
        .isEmpty();
    String tomorrow =
        ORDER.replace("effective: 2020-10-09", "effective: 2025-06-02").replace("2020-11", "2026");
    assertThat(Reading.yaml(tomorrow).rejected()).isEmpty();
  }

  @ParameterizedTest(name = "ruling: {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "court: sindh-high-court | court: sind-high-court | court | did you mean"
            + " 'sindh-high-court'",
        "court: sindh-high-court | '' | court | missing",
        "disposition: orders-block | disposition: orders_block | disposition | did you mean"
            + " 'orders-block'",
        "disposition: orders-block | '' | disposition | missing",
        "decided: 2021-03-11 | decided: 2027 | decided | lies in the future",
        "complyBy: 2021-04-01 | complyBy: 2027 | complyBy | lies in the future",
        "complyBy: 2021-04-01 | complyBy: soon | complyBy | is not a moment",
        "bench: two judges | authority: pta | authority | unknown field",
      })
  void shouldRejectARuling(String right, String wrong, String field, String reason) {
    shouldReject(RULING, right, wrong, field, reason);
  }

  @Test
  void shouldRejectARulingWithoutAnyTime() {
    String undated = RULING.replace("  decided: 2021-03-11\n", "");
    assertThat(Reading.yaml(undated).rejected()).isEmpty();
    shouldReject(undated, "  effective: 2021-03-11\n", "", "decided", "missing");
  }

  @ParameterizedTest(name = "signal: {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "platform: x | platform: y | platform | unknown platform 'y'",
        "platform: x | platforms: [x] | platforms | did you mean 'platform'",
        "asn: 17557 | asn: AS17557 | asn | must be a whole number",
        "asn: 17557 | asn: 0 | asn | from 1 to 4294967295, not 0",
        "asn: 17557 | asn: 4294967296 | asn | from 1 to 4294967295",
        "asn: 17557 | asn: 1.5 | asn | must be a whole number",
        "count: 1 | count: 1000000000001 | count | from 1 to 1000000000000",
        "source: report | source: rumour | source | one of ooni, ioda, cloudflare-radar,"
            + " censored-planet, report",
        "source: report | source: ooni | transition | only a report",
        "source: report | '' | source | missing",
        "at: 2025-05-07 | '' | at | missing",
        "at: 2025-05-07 | at: 2025-07 | at | lies in the future",
        "until: 2025-05-08 | until: 2025-05-06 | until | before at",
        "until: 2025-05-08 | until: 2026 | until | lies in the future",
        "transition: restoration | transition: end | transition | one of onset, restoration",
        "ok: 1 | ok: 0.9 | blocked | must be 1",
        "ok: 1 | ok: 2 | ok | must be from 0 to 1",
        "blocked: 0 | blocked: -1 | blocked | must be from 0 to 1",
        "ok: 1 | ok: '\"1\"' | ok | must be a number",
        "ok: 1 | ok: .nan | ok | must be a number",
        "ok: 1 | ok: 1e999 | ok | too large",
        "throttled: false | throttled: 0 | throttled | must be true or false",
        "count: 1 | count: 0 | count | must be a whole number from 1",
        "mechanism: tls.reset.sni | mechanism: tls.reset.snj | mechanism | did you mean"
            + " 'tls.reset.sni'",
        "lineage: [ooni:20250507T1] | lineage: ooni:20250507T1 | lineage | must be a list",
        "https://example.org | example.org | url | not an http or https address",
        "count: 1 | metric: bgp | blocked | take its place",
        "count: 1 | value: 1 | blocked | take its place",
      })
  void shouldRejectASignal(String right, String wrong, String field, String reason) {
    shouldReject(SIGNAL, right, wrong, field, reason);
  }

  @ParameterizedTest(name = "series: {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "metric: bgp | metric: bpg | metric | did you mean 'bgp'",
        "metric: bgp | '' | metric | missing",
        "value: 0.5 | '' | value | missing",
        "value: 0.5 | value: half | value | must be a number",
        "value: 0.5 | value: -0.5 | value | must be a number from 0",
        "at: 2025-05-07T10:00:00Z | at: 1970-01-01T00:00:00Z | at | before 2004",
        "source: ioda | platform: x | source | missing",
      })
  void shouldRejectASeries(String right, String wrong, String field, String reason) {
    shouldReject(SERIES, right, wrong, field, reason);
  }

  @Test
  void shouldRejectAMeasurementThatSupersedes() {
    shouldReject(
        SIGNAL.replace("source: report", "source: ooni").replace("  transition: restoration\n", ""),
        "count: 1",
        "supersedes: signal-0",
        "supersedes",
        "by its own id with a later 'published'");
  }

  @Test
  void shouldRejectASeriesOfAPlatform() {
    shouldReject(
        SERIES, "source: ioda\n", "source: ioda\n  platform: x\n", "metric", "without platform");
  }

  @Test
  void shouldReadNorwayWhereYamlReadsNo() {
    assertThat(Reading.yaml(STATEMENT.replace("country: PK", "country: NO")).facts()).hasSize(1);
  }

  @Test
  void shouldRejectASignalThatSaysNothing() {
    shouldReject(SERIES, "  metric: bgp\n  value: 0.5\n", "", "blocked", "missing: the weights");
  }

  @ParameterizedTest(name = "statement: {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "by: pta | '' | by | missing",
        "kind: acknowledges | kind: withdraws | kind | unknown value 'withdraws'",
        "kind: acknowledges | '' | kind | missing",
        "at: 2024-03-20 | '' | at | missing",
        "court: sindh-high-court | court: somewhere | court | unknown authority",
        "text: \"said so\" | withdraws: a | withdraws | unknown field",
      })
  void shouldRejectAStatement(String right, String wrong, String field, String reason) {
    shouldReject(STATEMENT, right, wrong, field, reason);
  }

  @ParameterizedTest(name = "withdrawal: {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "withdraws: statement-1 | '' | withdraws | missing",
        "published: 2024-09-14 | '' | published | missing",
        "withdraws: statement-1 | withdraws: a b | withdraws | not an id",
        "published: 2024-09-14 | at: 2024-09-14 | at | unknown field",
      })
  void shouldRejectAWithdrawal(String right, String wrong, String field, String reason) {
    shouldReject(WITHDRAWAL, right, wrong, field, reason);
  }

  @ParameterizedTest(name = "platform: {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "id: orkut | id: or kut | id | not an id",
        "name: Orkut | '' | name | missing",
        "aliases: [{name: orkut.com, from: 2004}] | aliases: [orkut.com] | aliases[0] | must be a"
            + " mapping",
        "aliases: [{name: orkut.com, from: 2004}] | aliases: [{name: a, from: then}] |"
            + " aliases[0].from | is not a moment",
        "domains: [orkut.com] | domains: orkut.com | domains | must be a list",
        "owner: Google | country: BR | country | unknown field",
      })
  void shouldRejectAPlatform(String right, String wrong, String field, String reason) {
    shouldReject(PLATFORM, right, wrong, field, reason);
  }

  @ParameterizedTest(name = "authority: {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: regulator | kind: king | kind | one of regulator, ministry, executive, court,"
            + " agency, legislature, operator",
        "kind: regulator | '' | kind | missing",
        "country: BR | country: Brazil | country | unknown country",
        "name: Somebody | '' | name | missing",
      })
  void shouldRejectAnAuthority(String right, String wrong, String field, String reason) {
    shouldReject(AUTHORITY, right, wrong, field, reason);
  }

  private static void shouldReject(
      String fact, String right, String wrong, String field, String reason) {
    assertThat(fact).contains(right);
    EvidenceFiles.Result result = Reading.yaml(fact.replace(right, wrong) + NEIGHBOUR);

    assertThat(result.rejected()).hasSize(1);
    Rejected rejected = result.rejected().get(0);
    assertThat(rejected.field()).isEqualTo(field);
    assertThat(rejected.message()).startsWith("facts.yaml:").contains(reason);
    assertThat(rejected.line()).isBetween(1, 19);
    assertThat(rejected.fact()).isNotNull();
    assertThat(result.facts()).hasSize(1);
  }
}
