package org.bandish.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.bandish.event.Access;
import org.bandish.event.Authority;
import org.bandish.event.AuthorityKind;
import org.bandish.event.BanTransition;
import org.bandish.event.Platform;
import org.bandish.event.PlatformStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvroSerdeTest {
  private static final String PREFIX = "bandish.";

  private final RegistryPort registry = ConfluentRegistry.inMemory();

  static Stream<Topic<?>> topics() {
    return Samples.topics();
  }

  @ParameterizedTest
  @MethodSource("topics")
  <T extends SpecificRecord> void shouldReadBackEveryFieldThatItWrote(Topic<T> topic) {
    T value = Samples.full(topic);

    assertThat(read(topic, write(topic, value))).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("topics")
  <T extends SpecificRecord> void shouldCompareAndHashWhatItRead(Topic<T> topic) {
    byte[] bytes = write(topic, Samples.full(topic));

    assertThat(read(topic, bytes)).isEqualTo(read(topic, bytes));
    assertThat(read(topic, bytes)).hasSameHashCodeAs(read(topic, bytes));
  }

  @Test
  void shouldReadListsThatNobodyCanChange() {
    BanTransition read =
        read(
            Topics.BAN_TRANSITIONS,
            write(Topics.BAN_TRANSITIONS, Samples.full(Topics.BAN_TRANSITIONS)));

    assertThat(read.getCausedBy()).isUnmodifiable();
    assertThat(read.getAfter().getOrdered()).isUnmodifiable();
    assertThat(read.getAfter().getOrdered().get(0).getInstruments()).isUnmodifiable();
  }

  @ParameterizedTest
  @MethodSource("topics")
  <T extends SpecificRecord> void shouldReadBackAValueWithoutItsOptionalFields(Topic<T> topic) {
    T value = Samples.sparse(topic);

    assertThat(read(topic, write(topic, value))).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("topics")
  <T extends SpecificRecord> void shouldBeginWithZeroAndTheRegistrysId(Topic<T> topic) {
    byte[] bytes = write(topic, Samples.full(topic));

    int id = registry.register(topic.registrySubject(PREFIX), topic.schema());
    assertThat(bytes[0]).isZero();
    assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).isEqualTo(id);
    assertThat(registry.byId(id)).isEqualTo(topic.schema());
  }

  @Test
  void shouldKeepTombstones() {
    assertThat(write(Topics.BAN_INTERVALS, null)).isNull();
    assertThat(read(Topics.BAN_INTERVALS, null)).isNull();
  }

  @Test
  void shouldRefuseBytesThatAreNotInConfluentsFormat() {
    byte[] json = "{\"id\": \"a\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    assertThatThrownBy(() -> read(Topics.BAN_ORDERS, json))
        .isInstanceOf(SerializationException.class)
        .hasMessage(
            "cannot read a value of ban-orders: not in Confluent's wire format: 11 bytes that do"
                + " not begin with 0 and a schema id");
  }

  @Test
  void shouldRefuseEveryValueThatIsCutShort() {
    byte[] bytes = write(Topics.COURT_RULINGS, Samples.full(Topics.COURT_RULINGS));

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(Topics.COURT_RULINGS, cut))
          .as("the first %d of %d bytes", length, bytes.length)
          .isInstanceOf(SerializationException.class)
          .hasMessageStartingWith("cannot read a value of court-rulings: ");
    }
  }

  @Test
  void shouldRefuseTrailingBytes() {
    byte[] bytes = write(Topics.STATEMENTS, Samples.full(Topics.STATEMENTS));

    assertThatThrownBy(() -> read(Topics.STATEMENTS, Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(SerializationException.class)
        .hasMessage("cannot read a value of statements: bytes left over behind it");
  }

  @Test
  void shouldRefuseAnUnknownSchemaId() {
    byte[] bytes = ByteBuffer.allocate(8).put((byte) 0).putInt(4711).array();

    assertThatThrownBy(() -> read(Topics.OUTAGES, bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessage("cannot read a value of outages: the registry knows no schema with id 4711");
  }

  @Test
  void shouldRefuseAValueOfAnotherTopicsType() {
    byte[] platform = write(Topics.PLATFORMS, Samples.full(Topics.PLATFORMS));

    assertThatThrownBy(() -> read(Topics.BAN_ORDERS, platform))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith(
            "cannot read a value of ban-orders: Found org.bandish.event.Platform");
  }

  @Test
  void shouldNameTheFieldThatIsMissingWhenWriting() {
    Platform nameless = new Platform("x", null, null, List.of(), List.of());

    assertThatThrownBy(() -> write(Topics.PLATFORMS, nameless))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("cannot write a value of platforms: ")
        .hasMessageContaining("Platform.name");
  }

  @Test
  void shouldNotWriteAnEnumsUnknown() {
    Authority unclear = new Authority("a", "A", AuthorityKind.UNKNOWN, "PK");

    assertThatThrownBy(() -> write(Topics.AUTHORITIES, unclear))
        .isInstanceOf(SerializationException.class)
        .hasMessage("cannot write a value of authorities: kind has no known value");
  }

  @Test
  void shouldFindAnUnknownDeepInAValue() {
    BanTransition transition = Samples.full(Topics.BAN_TRANSITIONS);
    transition.getAfter().getObserved().get(1).put(2, Access.UNKNOWN);

    assertThatThrownBy(() -> write(Topics.BAN_TRANSITIONS, transition))
        .isInstanceOf(SerializationException.class)
        .hasMessage(
            "cannot write a value of ban-transitions: after.observed[1].state has no known value");
  }

  @Test
  void shouldNotTakeASymbolOfANewerWriterForAValue() throws IOException {
    Schema newer =
        new Schema.Parser()
            .parse(
                Topics.AUTHORITIES
                    .schema()
                    .toString()
                    .replace("\"OPERATOR\"", "\"OPERATOR\",\"PARTY\""));
    GenericData.Record authority = new GenericData.Record(newer);
    authority.put("id", "a");
    authority.put("name", "A");
    authority.put("country", "PK");
    authority.put("kind", new GenericData.EnumSymbol(newer.getField("kind").schema(), "PARTY"));

    assertThatThrownBy(() -> read(Topics.AUTHORITIES, written(Topics.AUTHORITIES, authority)))
        .isInstanceOf(SerializationException.class)
        .hasMessage("cannot read a value of authorities: kind has no known value");
  }

  @Test
  void shouldReadWhatAnOlderWriterWrote() throws IOException {
    Schema older =
        SchemaBuilder.record("Platform")
            .namespace("org.bandish.event")
            .fields()
            .requiredString("id")
            .requiredString("name")
            .endRecord();
    GenericData.Record platform = new GenericData.Record(older);
    platform.put("id", "x");
    platform.put("name", "X");

    assertThat(read(Topics.PLATFORMS, written(Topics.PLATFORMS, platform)))
        .isEqualTo(new Platform("x", "X", null, List.of(), List.of()));
  }

  @Test
  void shouldReadWhatANewerWriterWroteAndLeaveOutWhatItDoesNotKnow() throws IOException {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : Topics.PLATFORMS.schema().getFields()) {
      fields.add(new Schema.Field(field, field.schema()));
    }
    fields.add(new Schema.Field("founded", Schema.create(Schema.Type.LONG)));
    Schema newer = Schema.createRecord("Platform", null, "org.bandish.event", false, fields);
    GenericData.Record platform = new GenericData.Record(newer);
    platform.put("id", "x");
    platform.put("name", "X");
    platform.put("aliases", List.of());
    platform.put("domains", List.of("x.com"));
    platform.put("founded", 2006L);

    assertThat(read(Topics.PLATFORMS, written(Topics.PLATFORMS, platform)))
        .isEqualTo(new Platform("x", "X", null, List.of(), List.of("x.com")));
  }

  @Test
  void shouldServeManyThreadsAtOnce() throws Exception {
    AvroSerde<PlatformStatus> serde = AvroSerde.of(Topics.PLATFORM_STATUS, PREFIX, registry);
    PlatformStatus full = Samples.full(Topics.PLATFORM_STATUS);
    PlatformStatus sparse = Samples.sparse(Topics.PLATFORM_STATUS);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> readers = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        PlatformStatus mine = thread % 2 == 0 ? full : sparse;
        readers.add(
            () -> {
              boolean same = true;
              for (int i = 0; i < 500; i++) {
                byte[] bytes = serde.serializer().serialize("t", mine);
                same &= serde.deserializer().deserialize("t", bytes).equals(mine);
              }
              return same;
            });
      }
      for (Future<Boolean> same : threads.invokeAll(readers)) {
        assertThat(same.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private <T extends SpecificRecord> byte[] write(Topic<T> topic, T value) {
    return AvroSerde.of(topic, PREFIX, registry).serializer().serialize(topic.name(PREFIX), value);
  }

  private <T extends SpecificRecord> T read(Topic<T> topic, byte[] bytes) {
    return AvroSerde.of(topic, PREFIX, registry)
        .deserializer()
        .deserialize(topic.name(PREFIX), bytes);
  }

  /** As another program would write it, with a schema of its own. */
  private byte[] written(Topic<?> topic, GenericData.Record value) throws IOException {
    int id = registry.register(topic.registrySubject(PREFIX), value.getSchema());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericData.Record>(value.getSchema()).write(value, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
