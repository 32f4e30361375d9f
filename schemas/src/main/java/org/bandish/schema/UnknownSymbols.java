package org.bandish.schema;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Finds an enum's UNKNOWN in a value. Avro resolves a symbol that the reader does not know to the
 * enum's default, which is UNKNOWN: taken for a value, an order to do something new would quietly
 * be an order to do nothing.
 *
 * <p>Follows only the fields that hold an enum, worked out once per schema. The schema may not
 * contain itself.
 */
final class UnknownSymbols {
  private interface Search {
    /** Path of the first UNKNOWN from the value on, or null. Made only where one is found. */
    String in(Object value);
  }

  private record Step(int position, String name, Search search) {}

  private final Search search;

  private UnknownSymbols(Search search) {
    this.search = search;
  }

  static UnknownSymbols of(Schema schema) {
    return new UnknownSymbols(search(schema));
  }

  /** The path of the first enum that is UNKNOWN, for example {@code after.phases[2].phase}. */
  String firstIn(IndexedRecord value) {
    return search == null ? null : search.in(value);
  }

  /** Null where there is nothing to look for. */
  private static Search search(Schema schema) {
    return switch (schema.getType()) {
      case ENUM -> value -> value.toString().equals(schema.getEnumDefault()) ? "" : null;
      case UNION -> nullable(schema);
      case ARRAY -> elements(search(schema.getElementType()));
      case RECORD -> fields(schema);
      default -> null;
    };
  }

  private static Search nullable(Schema union) {
    Search inner =
        union.getTypes().stream()
            .filter(type -> type.getType() != Schema.Type.NULL)
            .findFirst()
            .map(UnknownSymbols::search)
            .orElse(null);
    return inner == null ? null : value -> value == null ? null : inner.in(value);
  }

  private static Search elements(Search element) {
    return element == null
        ? null
        : value -> {
          int index = 0;
          for (Object each : (List<?>) value) {
            String found = element.in(each);
            if (found != null) {
              return "[" + index + "]" + (found.isEmpty() ? "" : "." + found);
            }
            index++;
          }
          return null;
        };
  }

  private static Search fields(Schema schema) {
    List<Step> steps = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      Search search = search(field.schema());
      if (search != null) {
        steps.add(new Step(field.pos(), field.name(), search));
      }
    }
    return steps.isEmpty() ? null : value -> firstOf(steps, (IndexedRecord) value);
  }

  private static String firstOf(List<Step> steps, IndexedRecord record) {
    for (Step step : steps) {
      String found = step.search().in(record.get(step.position()));
      if (found != null) {
        boolean ends = found.isEmpty() || found.startsWith("[");
        return step.name() + (ends ? "" : ".") + found;
      }
    }
    return null;
  }
}
