package org.bandish.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Puts unmodifiable lists of the JDK in the place of Avro's own arrays in a value that was just
 * read. Avro's arrays can be changed, and comparing or hashing one whose elements hold an optional
 * {@code Instant} throws: they know nothing of the logical types.
 *
 * <p>The schema may not contain itself.
 */
final class PlainLists {
  private interface Change {
    /** The value with plain lists in it; a record is the same instance. */
    Object to(Object value);
  }

  private record Step(int position, Change change) {}

  private final Change change;

  private PlainLists(Change change) {
    this.change = change;
  }

  static PlainLists of(Schema schema) {
    return new PlainLists(change(schema));
  }

  /** Changes the value itself, which nobody else may have seen yet. */
  void putInto(IndexedRecord value) {
    if (change != null) {
      change.to(value);
    }
  }

  /** Null where there is nothing to change. */
  private static Change change(Schema schema) {
    return switch (schema.getType()) {
      case ARRAY -> list(change(schema.getElementType()));
      case RECORD -> fields(schema);
      case UNION -> change(schema.getTypes().get(schema.getTypes().size() - 1));
      default -> null;
    };
  }

  private static Change list(Change element) {
    return value -> {
      List<?> elements = (List<?>) value;
      if (elements.isEmpty()) {
        return List.of();
      }
      List<Object> plain = new ArrayList<>(elements.size());
      for (Object each : elements) {
        plain.add(element == null || each == null ? each : element.to(each));
      }
      return Collections.unmodifiableList(plain);
    };
  }

  private static Change fields(Schema schema) {
    List<Step> steps = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      Change change = change(field.schema());
      if (change != null) {
        steps.add(new Step(field.pos(), change));
      }
    }
    return steps.isEmpty() ? null : value -> changeAll(steps, (IndexedRecord) value);
  }

  private static Object changeAll(List<Step> steps, IndexedRecord record) {
    for (Step step : steps) {
      Object value = record.get(step.position());
      if (value != null) {
        record.put(step.position(), step.change().to(value));
      }
    }
    return record;
  }
}
