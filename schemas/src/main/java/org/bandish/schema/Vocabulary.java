package org.bandish.schema;

import org.apache.avro.util.ClassSecurityValidator;
import org.bandish.event.Moment;

/**
 * Lets Avro make instances of the generated classes. Since 1.12.2 Avro refuses every class that
 * nobody vouched for, since a schema that comes with the data may name any; what the process
 * trusted before stays trusted.
 */
final class Vocabulary {
  private static final String PACKAGE = Moment.class.getPackageName();

  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), type -> type.getPackageName().equals(PACKAGE)));
  }

  private Vocabulary() {}

  /** Done once, when first called. */
  static void trust() {}
}
