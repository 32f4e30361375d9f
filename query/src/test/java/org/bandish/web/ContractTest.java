package org.bandish.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bandish.query.Ledger;
import org.bandish.query.Param;
import org.bandish.query.Queries;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** openapi.yaml says what is answered, and nothing else is. */
class ContractTest {
  private static final String IRI = "https://bandish.org/openapi.json";

  private static JsonNode contract;
  private static JsonSchemaFactory schemas;
  private static Service service;
  private static String xId;

  @BeforeAll
  static void start() throws IOException {
    String text = new String(Ops.resource("/openapi.yaml"), StandardCharsets.UTF_8);
    contract = new YAMLMapper().readTree(text);
    String json = contract.toString();
    schemas =
        JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4))
            .metaSchema(OpenApi30.getInstance())
            .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
            .schemaLoaders(loaders -> loaders.schemas(Map.of(IRI, json)))
            .build();
    service = new Service(Ledger.ofRecord().queries());
    xId = service.items("/api/v1/intervals?platform=x&sort=-days").get(0).get("id").asText();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static List<Route> routes() {
    Queries queries = Ledger.of("[]").queries();
    Json json = new Json();
    try (Events events = new Events(queries, json, Clock.fixed(Ledger.NOW, ZoneOffset.UTC))) {
      return WebServer.routes(
          queries,
          List::of,
          new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
          json,
          events,
          Clock.fixed(Ledger.NOW, ZoneOffset.UTC));
    }
  }

  @Test
  void shouldDescribeEveryRouteAndNoOther() {
    Set<String> described = new TreeSet<>();
    contract.get("paths").fieldNames().forEachRemaining(described::add);

    assertThat(routes()).extracting(Route::path).containsExactlyInAnyOrderElementsOf(described);
  }

  @Test
  void shouldDescribeEveryQueryParameterAndNoOther() {
    for (Route route : routes()) {
      Set<String> described = new TreeSet<>();
      contract
          .get("paths")
          .get(route.path())
          .at("/get/parameters")
          .forEach(
              parameter -> {
                JsonNode resolved =
                    parameter.has("$ref")
                        ? contract.at(parameter.get("$ref").asText().substring(1))
                        : parameter;
                if (resolved.get("in").asText().equals("query")) {
                  described.add(resolved.get("name").asText());
                }
              });

      assertThat(route.params().stream().map(Param::text).collect(Collectors.toSet()))
          .as(route.path())
          .isEqualTo(described);
    }
  }

  private static List<String> faults(String schema, String body) {
    JsonSchema json = schemas.getSchema(SchemaLocation.of(IRI + "#/components/schemas/" + schema));
    Set<ValidationMessage> messages = json.validate(body, InputFormat.JSON);
    return messages.stream().map(ValidationMessage::getMessage).limit(5).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/status, StatusList",
    "/api/v1/status/PK/x, Status",
    "/api/v1/status?asOf=2024-03-01&at=2024-02-20, StatusList",
    "/api/v1/status/PK/x?asOf=2024-03-01&at=2024-02-20, Status",
    "/api/v1/intervals?limit=1000, IntervalList",
    "/api/v1/intervals?asOf=2024-05-01&country=PK, IntervalList",
    "/api/v1/intervals?region=*&state=ongoing, IntervalList",
    "/api/v1/recurrences, RecurrenceList",
    "/api/v1/recurrences?groupBy=authority, RecurrenceList",
    "/api/v1/recurrences?groupBy=country, RecurrenceList",
    "/api/v1/incidents, IncidentList",
    "/api/v1/incidents?asOf=2021-05-01&at=2021-04-16T12:00, IncidentList",
    "/api/v1/evidence?asOf=2012-12-31, FactList",
    "/api/v1/evidence?limit=1000, FactList",
    "/api/v1/changes?limit=1000, ChangeList",
    "/readyz, Readiness"
  })
  void shouldAnswerAsTheContractSaysAndNotWithNothing(String path, String schema) {
    HttpResponse<String> answer = service.get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(faults(schema, answer.body())).isEmpty();
    if (schema.endsWith("List")) {
      assertThat(Service.json(answer.body()).get("items")).isNotEmpty();
    }
  }

  @Test
  void shouldFindFaultWithAnAnswerThatIsNotAsTheContractSays() {
    String interval = service.get("/api/v1/intervals/" + xId).body();

    assertThat(faults("Interval", interval.replace("\"revision\":", "\"rev\":"))).isNotEmpty();
    assertThat(faults("Interval", interval.replace("\"ENDED\"", "\"OVER\""))).isNotEmpty();
    assertThat(faults("Interval", interval.replace("\"evidence\":[", "\"evidence\":[7,")))
        .isNotEmpty();
  }

  @Test
  void shouldAnswerForOneBanAsTheContractSays() {
    Map<String, String> expected = new HashMap<>();
    expected.put("", "Interval");
    expected.put("/evidence", "FactList");
    expected.put("/explanation", "Explanation");
    expected.put("?asOf=2024-03-01", "Interval");
    expected.put("/evidence?asOf=2024-03-01", "FactList");
    expected.put("/explanation?asOf=2024-03-01", "Explanation");
    expected.forEach(
        (path, schema) ->
            assertThat(faults(schema, service.get("/api/v1/intervals/" + xId + path).body()))
                .as(schema)
                .isEmpty());
  }

  @Test
  void shouldTellOfOneBanWhatWasMeasured() {
    Ledger ledger = Ledger.ofRecord();
    for (int day = 1; day <= 9; day++) {
      ledger.measured(MeasurementsHttpTest.day(17557L, LocalDate.of(2024, 3, day), day > 4));
    }
    try (Service measured = new Service(ledger.queries())) {
      String ban = measured.get("/api/v1/intervals/" + xId).body();

      assertThat(faults("Interval", ban)).isEmpty();
      assertThat(Service.json(ban).get("networkSpans")).hasSize(2);
      assertThat(Service.json(ban).get("coverageGaps").get("longest")).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/outages", "/api/v1/signals", "/api/v1/intervals?platform=nobody"})
  void shouldAnswerWithAnEmptyListWhereNothingFeedsIt(String path) {
    JsonNode list = service.tree(path);

    assertThat(list.get("items")).isEmpty();
    assertThat(list.get("next").isNull()).isTrue();
    assertThat(list.get("cursor").asText()).startsWith(Ledger.TOPIC_ID + ".");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/intervals?colour=red, 400",
    "/api/v1/intervals?minDays=x, 400",
    "/api/v1/intervals?cursor=x, 400",
    "/api/v1/intervals?format=jsonl, 400",
    "/api/v1/outages?asOf=2024-03-01, 400",
    "/api/v1/signals?asOf=2024-03-01, 400",
    "/api/v1/intervals/nothing?asOf=soon, 400",
    "/api/v1/intervals/nothing, 404",
    "/api/v1/intervals/nothing/evidence, 404",
    "/api/v1/intervals/nothing/explanation, 404",
    "/api/v1/status/PK/nobody, 404",
    "/api/v1/status/XX/x, 404",
    "/api/v1/nowhere, 404",
    "/api/v1/feeds/XX.atom, 404",
    "/badges/PK/nobody.svg, 404",
    "/api/v1/changes?since=BBBBBBBBBBBBBBBBBBBBBB.0, 410",
    "/api/v1/changes?since=AAAAAAAAAAAAAAAAAAAAAA.99999999, 410",
    "/api/v1/changes?since=17, 400"
  })
  void shouldGiveAProblemThatSaysWhatIsWrong(String path, int status) {
    HttpResponse<String> answer = service.get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(faults("Problem", answer.body())).isEmpty();
    assertThat(Service.json(answer.body()).get("status").asInt()).isEqualTo(status);
  }

  @Test
  void shouldNameTheBadParameter() {
    JsonNode problem = service.tree("/api/v1/intervals?country=PK&plattform=x");

    assertThat(problem.get("parameter").asText()).isEqualTo("plattform");
    assertThat(problem.get("detail").asText()).contains("platform");
  }

  @Test
  void shouldKeepTheFieldsOfAnIntervalInTheOrderOfTheContract() {
    List<String> fields = new ArrayList<>();
    service.tree("/api/v1/intervals/" + xId).fieldNames().forEachRemaining(fields::add);
    List<String> described = new ArrayList<>();
    contract
        .at("/components/schemas/Interval/properties")
        .fieldNames()
        .forEachRemaining(described::add);
    described.remove("scheduledEnd");

    assertThat(fields).isEqualTo(described);
  }
}
