package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.block;
import static org.bandish.topology.River.header;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Header;
import org.bandish.event.BanInterval;
import org.bandish.event.BanOrder;
import org.bandish.event.BanTransition;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.PlatformStatus;
import org.bandish.event.SignalSource;
import org.bandish.schema.Topics;
import org.bandish.timeline.OutageBeliefs;
import org.junit.jupiter.api.Test;

/** What cannot be used is kept, says why, and harms nothing beside it. */
class DeadLettersTest {
  private static final byte[] POISON = "not avro".getBytes(StandardCharsets.UTF_8);
  private static final byte[] UNKNOWN_SCHEMA = {0, 0, 0, 99, 99, 1, 2, 3};

  @Test
  void shouldLetTheNeighboursOfAPoisonThrough() {
    try (River river = new River()) {
      river.publish(block("o1", "2021-04-16", "x").build());
      river.publishBytes(Topics.BAN_ORDERS, "PK", POISON);
      river.publish(block("o2", "2021-04-17", "tiktok").build());

      assertThat(river.table(Topics.BAN_INTERVALS)).containsOnlyKeys("pk-x-o1", "pk-tiktok-o2");
      assertThat(letters(river, "deserialization")).isEqualTo(1);
      assertThat(river.deadLetters())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.key()).isEqualTo("PK");
                assertThat(letter.value()).isEqualTo(POISON);
                assertThat(header(letter, DeadLetters.STAGE)).isEqualTo("deserialization");
                assertThat(header(letter, DeadLetters.TOPIC)).isEqualTo("test.ban-orders");
                assertThat(header(letter, DeadLetters.OFFSET)).isEqualTo("1");
                assertThat(header(letter, DeadLetters.MESSAGE)).isNotBlank();
                assertThat(letter.headers())
                    .extracting(Header::key)
                    .doesNotContain(DeadLetters.STACKTRACE);
              });
    }
  }

  @Test
  void shouldKeepWhatHasAnUnknownSchema() {
    try (River river = new River()) {
      river.publishBytes(Topics.STATEMENTS, "PK", UNKNOWN_SCHEMA);

      assertThat(river.deadLetters())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.value()).isEqualTo(UNKNOWN_SCHEMA);
                assertThat(header(letter, DeadLetters.STAGE)).isEqualTo("deserialization");
              });
    }
  }

  @Test
  void shouldNotReserveWhatAPoisonAsksFor() {
    try (River river = new River()) {
      byte[] twoGigabytes = {(byte) 0xec, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};
      river.publishBytes(Topics.BAN_ORDERS, "PK", river.encoded(Topics.BAN_ORDERS, twoGigabytes));

      assertThat(river.deadLetters())
          .extracting(letter -> header(letter, DeadLetters.STAGE))
          .containsExactly("deserialization");
    }
  }

  @Test
  void shouldKeepAFactWhoseKeyIsNotItsCountry() {
    try (River river = new River()) {
      river.publish(Topics.BAN_ORDERS, "IN", block("o1", "2021-04-16", "x").build());
      river.publish(Topics.BAN_ORDERS, null, block("o2", "2021-04-16", "x").build());

      assertThat(river.values(Topics.EVIDENCE)).isEmpty();
      assertThat(river.deadLetters())
          .hasSize(2)
          .allSatisfy(
              letter -> {
                assertThat(header(letter, DeadLetters.STAGE)).isEqualTo("validation");
                assertThat(header(letter, DeadLetters.MESSAGE))
                    .contains("not the fact's country PK");
              });
    }
  }

  @Test
  void shouldKeepAFactWithASymbolOfALaterSchema() {
    try (River river = new River()) {
      river.publishForeign(Topics.BAN_ORDERS, "PK", later(block("o1", "2021-04-16", "x").build()));

      assertThat(river.values(Topics.EVIDENCE)).isEmpty();
      assertThat(river.deadLetters())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(header(letter, DeadLetters.STAGE)).isEqualTo("deserialization");
                assertThat(header(letter, DeadLetters.MESSAGE)).contains("action");
              });
    }
  }

  @Test
  void shouldKeepAFactWithoutValue() {
    try (River river = new River()) {
      river.publishBytes(Topics.BAN_ORDERS, "PK", null);

      assertThat(river.deadLetters())
          .extracting(letter -> header(letter, DeadLetters.STAGE))
          .containsExactly("validation");
    }
  }

  @Test
  void shouldLoseNothing() {
    try (River river = new River()) {
      int in = 0;
      for (int i = 0; i < 20; i++, in++) {
        switch (i % 4) {
          case 0 -> river.publish(block("o" + i, "2021-04-16", "x").build());
          case 1 -> river.publish(block("o0", "2021-04-16", "x").build());
          case 2 -> river.publishBytes(Topics.COURT_RULINGS, "PK", POISON);
          default ->
              river.publish(Topics.BAN_ORDERS, "IN", block("p" + i, "2021-04-16", "x").build());
        }
      }

      assertThat(river.values(Topics.EVIDENCE)).hasSize(5);
      assertThat(river.deadLetters()).hasSize(10);
      assertThat(counted(river, "accepted") + counted(river, "duplicate")).isEqualTo(in - 10);
      assertThat(counted(river, "invalid")).isEqualTo(5);
      assertThat(letters(river, "deserialization")).isEqualTo(5);
      assertThat(letters(river, "validation")).isEqualTo(5);
    }
  }

  @Test
  void shouldKeepTheLastIntervalsWhereDerivingFails() {
    boolean[] broken = {false};
    try (River river =
        new River(
            (subject, evidence, asOf) -> {
              if (broken[0] && subject.platform().equals("x")) {
                throw new IllegalStateException("a rule is wrong");
              }
              return OrdersAlone.derive(subject, evidence, asOf);
            })) {
      river.publish(block("o1", "2021-04-16", "x").build());
      List<BanInterval> before = river.values(Topics.BAN_INTERVALS);
      river.values(Topics.PLATFORM_STATUS);
      broken[0] = true;

      river.publish(block("o2", "2021-04-17", "x", "tiktok").build());

      assertThat(river.read(Topics.BAN_INTERVALS))
          .extracting(record -> record.key())
          .containsExactly("pk-tiktok-o2");
      PlatformStatus status = river.table(Topics.PLATFORM_STATUS).get("PK/x");
      assertThat(status.getError()).contains("a rule is wrong");
      assertThat(status.getInterval()).isEqualTo(before.get(0).getId());
      assertThat(river.deadLetters())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.key()).isEqualTo("PK/x");
                assertThat(header(letter, DeadLetters.STAGE)).isEqualTo("derive");
                assertThat(header(letter, DeadLetters.MESSAGE)).isEqualTo("a rule is wrong");
              });

      broken[0] = false;
      river.publish(block("o3", "2021-04-18", "x").build());

      assertThat(river.values(Topics.BAN_TRANSITIONS))
          .extracting(BanTransition::getIntervalId)
          .containsExactly("pk-x-o1", "pk-tiktok-o2", "pk-x-o2", "pk-x-o3");
      assertThat(river.table(Topics.PLATFORM_STATUS).get("PK/x").getError()).isNull();
    }
  }

  @Test
  void shouldKeepTheLastOutagesWhereDerivingFailsInTheCountrysTask() {
    boolean[] broken = {false};
    try (River river = riverThatFails(broken)) {
      river.publish(down("r1", "2023-05-09").build());
      broken[0] = true;

      river.publish(down("r2", "2023-05-12").setDown(0.0).setOk(1.0).build());
      river.publish(down("r3", "2023-05-13").setRegion("PK-KP").build());
      river.publish(block("o1", "2021-04-16", "x").build());

      assertThat(river.read(Topics.OUTAGES))
          .extracting(record -> record.key())
          .containsExactly("pk-outage-r1", "pk-outage-r3");
      assertThat(river.table(Topics.BAN_INTERVALS)).containsOnlyKeys("pk-x-o1");
      assertFailed(river, "PK/*|");

      broken[0] = false;
      river.publish(down("r4", "2023-05-20").setDown(0.0).setOk(1.0).build());

      assertThat(river.table(Topics.OUTAGES).get("pk-outage-r1").getEnd())
          .isEqualTo(Given.instant("2023-05-12"));
    }
  }

  @Test
  void shouldKeepTheLastOutagesWhereDerivingFailsInTheSignalsTask() {
    boolean[] broken = {false};
    try (River river = riverThatFails(broken)) {
      river.measure(measuredDown("cf-1", "2023-05-09").build());
      broken[0] = true;

      river.measure(measuredDown("cf-2", "2023-05-12").setDown(0.0).setOk(1.0).build());
      river.measure(measuredDown("cf-3", "2023-05-13").setAsn(17557L).build());

      assertThat(river.read(Topics.OUTAGES))
          .extracting(record -> record.key())
          .containsExactly("pk-outage-cf-1", "pk-outage-cf-3");
      assertFailed(river, "PK/*|");

      broken[0] = false;
      river.measure(measuredDown("cf-4", "2023-05-20").setDown(0.0).setOk(1.0).build());

      assertThat(river.table(Topics.OUTAGES).get("pk-outage-cf-1").getEnd())
          .isEqualTo(Given.instant("2023-05-12"));
    }
  }

  /** Of the country as a whole nothing can be derived while it is broken. */
  private static River riverThatFails(boolean[] broken) {
    return new River(
        OrdersAlone::derive,
        (subject, asn, told, parts) -> {
          if (broken[0] && asn == null && subject.region() == null) {
            throw new IllegalStateException("a rule is wrong");
          }
          return OutageBeliefs.of(subject, asn, told, parts);
        });
  }

  private static void assertFailed(River river, String series) {
    assertThat(letters(river, "outages")).isEqualTo(1);
    assertThat(river.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.key()).isEqualTo(series);
              assertThat(letter.value()).isNull();
              assertThat(header(letter, DeadLetters.STAGE)).isEqualTo("outages");
              assertThat(header(letter, DeadLetters.MESSAGE)).isEqualTo("a rule is wrong");
            });
  }

  private static NetworkSignal.Builder down(String id, String at) {
    return Given.report(id, at, null).setBlocked(0.0).setDown(1.0);
  }

  private static NetworkSignal.Builder measuredDown(String id, String at) {
    return down(id, at).setSource(SignalSource.CLOUDFLARE_RADAR);
  }

  /** The order as a producer writes it whose schema has one action more. */
  private static GenericRecord later(BanOrder order) {
    String schema = order.getSchema().toString().replace("\"EXTEND\"]", "\"EXTEND\",\"REVOKE\"]");
    GenericData.Record record = new GenericData.Record(new Schema.Parser().parse(schema));
    order.getSchema().getFields().forEach(field -> record.put(field.name(), generic(order, field)));
    record.put(
        "action",
        new GenericData.EnumSymbol(record.getSchema().getField("action").schema(), "REVOKE"));
    return record;
  }

  private static Object generic(BanOrder order, Schema.Field field) {
    Object value = order.get(field.pos());
    if (value instanceof Moment moment) {
      GenericData.Record record = new GenericData.Record(moment.getSchema());
      record.put("edtf", moment.getEdtf());
      record.put("earliest", moment.getEarliest().toEpochMilli());
      record.put("latest", moment.getLatest().toEpochMilli());
      record.put(
          "precision",
          new GenericData.EnumSymbol(
              moment.getSchema().getField("precision").schema(), moment.getPrecision()));
      record.put("approximate", moment.getApproximate());
      return record;
    }
    return value;
  }

  private static double counted(River river, String outcome) {
    return river.meters.find("bandish.facts").tag("outcome", outcome).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  private static double letters(River river, String stage) {
    return river.meters.counter("bandish.dead.letters", "stage", stage).count();
  }
}
