package org.bandish.topology;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.Moment;
import org.bandish.schema.Topics;

/**
 * Facts as lines of text, so that a small world found by chance can stand in a test: the kind, then
 * what differs from the default as {@code field=value}. Moments are EDTF, lists have commas; {@code
 * country=PK} need not be said.
 */
final class FactLines {
  private static final Map<String, Schema> KINDS =
      Map.of(
          "order", Topics.BAN_ORDERS.schema(),
          "ruling", Topics.COURT_RULINGS.schema(),
          "statement", Topics.STATEMENTS.schema(),
          "signal", Topics.NETWORK_SIGNALS.schema());
  private static final String COUNTRY = "country";
  private static final String PK = "PK";

  private FactLines() {}

  /** The facts of a text, in order; empty lines say nothing. */
  static List<SpecificRecord> read(String lines) {
    return lines
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(FactLines::fact)
        .toList();
  }

  static String write(Collection<? extends SpecificRecord> facts) {
    return facts.stream().map(FactLines::line).collect(Collectors.joining("\n"));
  }

  private static SpecificRecord fact(String line) {
    List<String> words = Arrays.asList(line.split(" +"));
    Schema schema = Objects.requireNonNull(KINDS.get(words.get(0)), words.get(0));
    SpecificRecord fact = blank(schema);
    fact.put(schema.getField(COUNTRY).pos(), PK);
    for (String word : words.subList(1, words.size())) {
      int equals = word.indexOf('=');
      Schema.Field field = schema.getField(word.substring(0, equals));
      fact.put(field.pos(), value(word.substring(equals + 1), plain(field.schema())));
    }
    return fact;
  }

  private static SpecificRecord blank(Schema schema) {
    SpecificRecord fact =
        (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
    schema.getFields().stream()
        .filter(Schema.Field::hasDefaultValue)
        .forEach(field -> fact.put(field.pos(), SpecificData.get().getDefaultValue(field)));
    return fact;
  }

  private static Object value(String text, Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> Given.moment(text);
      case ARRAY -> List.of(text.split(","));
      case ENUM -> SpecificData.get().createEnum(text, schema);
      case DOUBLE -> Double.valueOf(text);
      case LONG -> Long.valueOf(text);
      case BOOLEAN -> Boolean.valueOf(text);
      default -> text;
    };
  }

  /** Of what may be absent what it is otherwise. */
  private static Schema plain(Schema schema) {
    return schema.isUnion()
        ? schema.getTypes().stream()
            .filter(type -> type.getType() != Schema.Type.NULL)
            .findFirst()
            .orElseThrow()
        : schema;
  }

  private static String line(SpecificRecord fact) {
    StringBuilder line = new StringBuilder();
    KINDS.forEach((kind, schema) -> line.append(schema.equals(fact.getSchema()) ? kind : ""));
    SpecificRecord blank = blank(fact.getSchema());
    for (Schema.Field field : fact.getSchema().getFields()) {
      Object value = fact.get(field.pos());
      boolean said = field.name().equals(COUNTRY) && value.equals(PK);
      if (!said && !Objects.equals(value, blank.get(field.pos()))) {
        line.append(' ').append(field.name()).append('=').append(text(value));
      }
    }
    return line.toString();
  }

  private static String text(Object value) {
    if (value instanceof Moment moment) {
      return moment.getEdtf();
    }
    return value instanceof Collection<?> list
        ? list.stream().map(Object::toString).collect(Collectors.joining(","))
        : value.toString();
  }

  /** A copy of the fact with one field as it is where nothing is said. */
  static SpecificRecord without(SpecificRecord fact, Schema.Field field) {
    SpecificRecord copy = SpecificData.get().deepCopy(fact.getSchema(), fact);
    copy.put(field.pos(), SpecificData.get().getDefaultValue(field));
    return copy;
  }
}
