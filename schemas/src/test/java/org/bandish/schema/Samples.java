package org.bandish.schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Values of any topic, made from its schema, so that a new field is never left out of a test. */
final class Samples {
  static final Instant INSTANT = Instant.parse("2024-02-16T19:00:00.123Z");
  static final LocalDate DATE = LocalDate.parse("1969-07-20");

  private final boolean full;
  private int next = 1;

  private Samples(boolean full) {
    this.full = full;
  }

  /** Every optional field set, every list with two elements, no two strings or numbers equal. */
  static <T extends SpecificRecord> T full(Topic<T> topic) {
    return topic.type().cast(new Samples(true).value(topic.schema()));
  }

  /** Every optional field null, every list empty. */
  static <T extends SpecificRecord> T sparse(Topic<T> topic) {
    return topic.type().cast(new Samples(false).value(topic.schema()));
  }

  /** The topics whose values have a schema. */
  static Stream<Topic<?>> topics() {
    return Topics.ALL.stream().filter(topic -> topic.type() != null);
  }

  private Object value(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> record(schema);
      case UNION -> full ? value(schema.getTypes().get(1)) : null;
      case ARRAY ->
          full
              ? List.of(value(schema.getElementType()), value(schema.getElementType()))
              : List.of();
      case ENUM -> symbol(schema);
      case STRING -> "text " + next++ + " بندش";
      case LONG ->
          schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
              ? INSTANT.plusMillis(next++)
              : (Object) (Long.MAX_VALUE - next++);
      case INT ->
          schema.getLogicalType() instanceof LogicalTypes.Date
              ? DATE.plusDays(next++)
              : (Object) next++;
      case DOUBLE -> 1.0 / next++;
      case BOOLEAN -> full;
      default -> throw new AssertionError("no sample of " + schema);
    };
  }

  private Object record(Schema schema) {
    SpecificRecord made = (SpecificRecord) SpecificData.newInstance(type(schema), schema);
    for (Schema.Field field : schema.getFields()) {
      made.put(field.pos(), value(field.schema()));
    }
    return made;
  }

  private Object symbol(Schema schema) {
    Object[] known = type(schema).getEnumConstants();
    return known[1 + next++ % (known.length - 1)];
  }

  private static Class<?> type(Schema schema) {
    return SpecificData.get().getClass(schema);
  }
}
