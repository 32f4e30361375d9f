package org.bandish.ingest.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.BanOrder;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.CourtRuling;
import org.bandish.event.Disposition;
import org.bandish.event.LegalBasis;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.OrderAction;
import org.bandish.event.Reason;
import org.bandish.event.SignalSource;
import org.bandish.event.Source;
import org.bandish.event.Statement;
import org.bandish.event.StatementKind;
import org.bandish.event.Transition;
import org.bandish.schema.Countries;
import org.bandish.schema.FactJson;
import org.bandish.schema.Moments;

/** What is served as a fact can be read in again: nothing is lost or changed on the way. */
class FactJsonTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final YAMLMapper YAML = new YAMLMapper();

  @Property(tries = 300)
  void shouldReadTheFactThatWasWritten(@ForAll("facts") SpecificRecord fact)
      throws JsonProcessingException {
    Map<String, Object> written = FactJson.toMap(fact);

    assertThat(read("f.json", JSON.writeValueAsString(written))).isEqualTo(fact);
    assertThat(read("f.yaml", YAML.writeValueAsString(written))).isEqualTo(fact);
  }

  private static SpecificRecord read(String name, String text) {
    EvidenceFiles.Result result = Reading.read(org.bandish.ingest.Source.text(name, text));
    assertThat(result.rejected()).as(text).isEmpty();
    return result.facts().get(0);
  }

  @Provide
  Arbitrary<SpecificRecord> facts() {
    return Arbitraries.oneOf(orders(), rulings(), signals(), series(), statements(), withdrawals());
  }

  private static Arbitrary<SpecificRecord> orders() {
    Arbitrary<BanOrder.Builder> order =
        Combinators.combine(ids(), countries(), platforms(), words(OrderAction.class), moments())
            .as(
                (id, country, platforms, action, moment) ->
                    BanOrder.newBuilder()
                        .setId(id)
                        .setCountry(country)
                        .setRegion(country + "-01")
                        .setPlatforms(platforms)
                        .setAuthority("pta")
                        .setAction(action)
                        .setEffective(in(country, moment))
                        .setPublished(in(country, moment))
                        .setExpires(Moments.parse("2031-01~", Countries.zoneOf(country))));
    return Combinators.combine(order, texts(), others(), sources(), Arbitraries.of(true, false))
        .as(
            (builder, text, other, sources, flag) ->
                builder
                    .setDirectedBy(flag ? "moi" : null)
                    .setImplementedBy(flag ? List.of("pta", "moi") : List.of())
                    .setIssued(flag ? builder.getEffective() : null)
                    .setAnnounced(flag)
                    .setLegalBasis(flag ? List.of(new LegalBasis(text, null)) : List.of())
                    .setReason(flag ? new Reason(null, text) : null)
                    .setRefersTo(List.of(other))
                    .setSupersedes(flag ? other : null)
                    .setSources(sources)
                    .build());
  }

  private static Arbitrary<SpecificRecord> rulings() {
    Arbitrary<CourtRuling.Builder> ruling =
        Combinators.combine(ids(), countries(), platforms(), words(Disposition.class), moments())
            .as(
                (id, country, platforms, disposition, moment) ->
                    CourtRuling.newBuilder()
                        .setId(id)
                        .setCountry(country)
                        .setPlatforms(platforms)
                        .setCourt("sindh-high-court")
                        .setDisposition(disposition)
                        .setDecided(in(country, moment)));
    return Combinators.combine(ruling, texts(), ids(), sources(), Arbitraries.of(true, false))
        .as(
            (builder, text, other, sources, flag) ->
                builder
                    .setCaseNumber(flag ? text : null)
                    .setBench(flag ? null : text)
                    .setEffective(flag ? builder.getDecided() : null)
                    .setPublished(flag ? null : builder.getDecided())
                    .setComplyBy(flag ? builder.getDecided() : null)
                    .setImplementedBy(flag ? List.of("pta") : List.of())
                    .setRefersTo(flag ? List.of(other) : List.of())
                    .setSources(sources)
                    .build());
  }

  private static Arbitrary<SpecificRecord> signals() {
    Arbitrary<NetworkSignal.Builder> signal =
        Combinators.combine(
                ids(),
                countries(),
                Arbitraries.doubles().between(0, 1),
                Arbitraries.longs().between(1, 0xFFFF_FFFFL),
                moments())
            .as(
                (id, country, blocked, asn, moment) ->
                    NetworkSignal.newBuilder()
                        .setId(id)
                        .setCountry(country)
                        .setPlatform("x")
                        .setAsn(asn)
                        .setAt(in(country, moment))
                        .setBlocked(blocked)
                        .setDown(0.0)
                        .setOk(1 - blocked)
                        .setCount(asn));
    return Combinators.combine(
            signal, ids(), sources(), words(SignalSource.class), words(Transition.class))
        .as(
            (builder, other, sources, source, transition) ->
                builder
                    .setSource(source)
                    .setTransition(source == SignalSource.REPORT ? transition : null)
                    .setUntil(source == SignalSource.OONI ? builder.getAt() : null)
                    .setThrottled(source == SignalSource.IODA)
                    .setPublished(source == SignalSource.REPORT ? builder.getAt() : null)
                    .setMechanism(source == SignalSource.OONI ? "tls.reset.sni" : null)
                    .setLineage(List.of("ooni:" + other))
                    .setUrl("https://example.org/" + other)
                    .setSources(sources)
                    .build());
  }

  private static Arbitrary<SpecificRecord> series() {
    return Combinators.combine(
            ids(),
            countries(),
            words(ConnectivityMetric.class),
            Arbitraries.doubles().greaterOrEqual(0),
            moments())
        .as(
            (id, country, metric, value, moment) ->
                NetworkSignal.newBuilder()
                    .setId(id)
                    .setCountry(country)
                    .setSource(SignalSource.IODA)
                    .setAt(in(country, moment))
                    .setMetric(metric)
                    .setValue(value)
                    .setLineage(List.of())
                    .setSources(List.of())
                    .build());
  }

  private static Arbitrary<SpecificRecord> statements() {
    return Combinators.combine(
            ids(), countries(), platforms(), statementKinds(), moments(), texts(), sources())
        .as(
            (id, country, platforms, kind, moment, text, sources) ->
                Statement.newBuilder()
                    .setId(id)
                    .setCountry(country)
                    .setPlatforms(platforms)
                    .setBy(text)
                    .setKind(kind)
                    .setAt(in(country, moment))
                    .setCourt(kind == StatementKind.HEARING ? "sindh-high-court" : null)
                    .setCaseNumber(kind == StatementKind.HEARING ? text : null)
                    .setText(kind == StatementKind.SAYS ? text : null)
                    .setPublished(kind == StatementKind.SAYS ? in(country, moment) : null)
                    .setRefersTo(List.of(id))
                    .setSources(sources)
                    .build());
  }

  private static Arbitrary<SpecificRecord> withdrawals() {
    return Combinators.combine(ids(), countries(), platforms(), others(), moments(), sources())
        .as(
            (id, country, platforms, withdrawn, moment, sources) ->
                Statement.newBuilder()
                    .setId(id)
                    .setCountry(country)
                    .setPlatforms(platforms)
                    .setKind(StatementKind.WITHDRAWS)
                    .setWithdraws(withdrawn)
                    .setRefersTo(List.of())
                    .setPublished(in(country, moment))
                    .setSources(sources)
                    .build());
  }

  private static Arbitrary<StatementKind> statementKinds() {
    return words(StatementKind.class).filter(kind -> kind != StatementKind.WITHDRAWS);
  }

  private static <E extends Enum<E>> Arbitrary<E> words(Class<E> type) {
    return Arbitraries.of(type).filter(constant -> !constant.name().equals("UNKNOWN"));
  }

  private static Arbitrary<String> ids() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .numeric()
        .withChars("._-")
        .ofMinLength(1)
        .ofMaxLength(120);
  }

  /** Ids of other facts. */
  private static Arbitrary<String> others() {
    return ids().map(id -> "_" + id.substring(0, Math.min(100, id.length())) + "_other");
  }

  private static Arbitrary<String> countries() {
    return Arbitraries.of(Countries.codes());
  }

  private static Arbitrary<List<String>> platforms() {
    return Arbitraries.of(List.of("x"), List.of("tiktok", "x"));
  }

  /** Anything that people write, words that YAML reads otherwise among it; never blank. */
  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "no", "null", "~", "2012", "1e3", "0x10", "- a", "a: b", "#x", "'", "\"", "|"),
        Arbitraries.strings()
            .withCharRange(' ', '~')
            .withCharRange('\u00A1', '\u06FF')
            .withChars('\n', '\t')
            .ofMaxLength(60)
            .filter(text -> !text.isBlank()));
  }

  private static Arbitrary<List<Source>> sources() {
    return Combinators.combine(texts(), ids())
        .as((title, path) -> new Source(title, "http://example.org/" + path, null, "2012-09"))
        .list()
        .ofMaxSize(2);
  }

  private static Arbitrary<String> moments() {
    return Arbitraries.of(
        "2012",
        "2012-09",
        "2012-09-17",
        "2024-02-17T21:00+05:00",
        "2024-02-17T21:00:30Z",
        "2021-07~",
        "2016-01/2016-02",
        "201X");
  }

  private static Moment in(String country, String moment) {
    return Moments.parse(moment, Countries.zoneOf(country));
  }
}
