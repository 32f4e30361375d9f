package org.bandish.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every schema so that it can grow under FULL_TRANSITIVE. */
class VocabularyRulesTest {
  /** What is no count and stays small: an hour of the day. */
  private static final Set<String> INTS = Set.of("HourCount.hour");

  /** Lists without which the fact says nothing, and so have no default. */
  private static final Set<String> COMPULSORY_LISTS =
      Set.of(
          "BanOrder.platforms",
          "CourtRuling.platforms",
          "Statement.platforms",
          "OrderedSpan.instruments");

  private static final Map<String, Schema> NAMED = named();

  static Stream<Schema> enums() {
    return NAMED.values().stream().filter(schema -> schema.getType() == Schema.Type.ENUM);
  }

  static Stream<Schema> records() {
    return NAMED.values().stream().filter(schema -> schema.getType() == Schema.Type.RECORD);
  }

  @Test
  void shouldFindTheWholeVocabulary() {
    assertThat(NAMED).containsKeys("BanOrder", "Moment", "PhaseSpan", "TransitionKind", "Source");
    assertThat(NAMED.values())
        .allSatisfy(schema -> assertThat(schema.getNamespace()).isEqualTo("org.bandish.event"));
  }

  @ParameterizedTest
  @MethodSource("enums")
  void shouldBeginEveryEnumWithUnknownAndHaveItAsDefault(Schema symbols) {
    assertThat(symbols.getEnumSymbols()).first().isEqualTo("UNKNOWN");
    assertThat(symbols.getEnumDefault()).isEqualTo("UNKNOWN");
    assertThat(symbols.getEnumSymbols()).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldHaveNoUnionButNullOrAType(Schema record) {
    types(record)
        .filter(type -> type.getType() == Schema.Type.UNION)
        .forEach(
            union -> {
              assertThat(union.getTypes()).as(record.getName()).hasSize(2);
              assertThat(union.getTypes().get(0).getType()).isEqualTo(Schema.Type.NULL);
              assertThat(union.getTypes().get(1).getType())
                  .isNotIn(Schema.Type.NULL, Schema.Type.UNION);
            });
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldTakeNothingFromAvroThatTheSerdeDoesNotKnow(Schema record) {
    assertThat(types(record))
        .extracting(Schema::getType)
        .isSubsetOf(
            Schema.Type.RECORD,
            Schema.Type.ENUM,
            Schema.Type.ARRAY,
            Schema.Type.UNION,
            Schema.Type.NULL,
            Schema.Type.STRING,
            Schema.Type.LONG,
            Schema.Type.INT,
            Schema.Type.DOUBLE,
            Schema.Type.BOOLEAN);
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldCountInLongs(Schema record) {
    for (Schema.Field field : record.getFields()) {
      Schema type = field.schema();
      if (type.getType() == Schema.Type.UNION) {
        type = type.getTypes().get(1);
      }
      if (type.getType() == Schema.Type.ARRAY) {
        type = type.getElementType();
      }
      if (type.getType() == Schema.Type.INT && type.getLogicalType() == null) {
        assertThat(INTS).contains(name(record, field));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldLetEveryOptionalFieldBeLeftOut(Schema record) {
    for (Schema.Field field : record.getFields()) {
      if (field.schema().isNullable()) {
        assertThat(field.defaultVal()).as(name(record, field)).isEqualTo(JsonProperties.NULL_VALUE);
      }
      if (field.schema().getType() == Schema.Type.ARRAY
          && !COMPULSORY_LISTS.contains(name(record, field))) {
        assertThat(field.defaultVal()).as(name(record, field)).isEqualTo(List.of());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldNotContainItself(Schema record) {
    assertThat(types(record).skip(1)).doesNotContain(record);
  }

  private static String name(Schema record, Schema.Field field) {
    return record.getName() + "." + field.name();
  }

  private static Map<String, Schema> named() {
    Map<String, Schema> named = new LinkedHashMap<>();
    Samples.topics()
        .flatMap(topic -> types(topic.schema()))
        .filter(
            schema ->
                schema.getType() == Schema.Type.RECORD || schema.getType() == Schema.Type.ENUM)
        .forEach(schema -> named.put(schema.getName(), schema));
    return named;
  }

  /** The schema and everything in it; a schema that contained itself would overflow the stack. */
  private static Stream<Schema> types(Schema schema) {
    Stream<Schema> inner =
        switch (schema.getType()) {
          case RECORD -> schema.getFields().stream().flatMap(field -> types(field.schema()));
          case ARRAY -> types(schema.getElementType());
          case UNION -> schema.getTypes().stream().flatMap(VocabularyRulesTest::types);
          default -> Stream.empty();
        };
    return Stream.concat(Stream.of(schema), inner);
  }
}
