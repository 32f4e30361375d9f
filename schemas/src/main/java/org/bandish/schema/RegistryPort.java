package org.bandish.schema;

import org.apache.avro.Schema;

/** What the project needs of a schema registry with Confluent's API. */
public interface RegistryPort extends AutoCloseable {
  /**
   * Registers the schema under the subject, after setting the subject's compatibility to
   * FULL_TRANSITIVE; the same schema again gives the same id.
   *
   * @throws RegistryUnavailableException if the registry cannot be reached: try again
   * @throws IncompatibleSchemaException if the registry refuses the schema
   */
  int register(String subject, Schema schema);

  /**
   * The writer's schema of an id; cached.
   *
   * @throws RegistryUnavailableException if the registry cannot be reached: try again
   * @throws UnknownSchemaException if the registry does not know the id
   */
  Schema byId(int id);

  /**
   * Whether the registry would accept the schema; registers nothing.
   *
   * @throws RegistryUnavailableException if the registry cannot be reached
   */
  boolean isCompatible(String subject, Schema schema);

  @Override
  void close();

  /** The registry cannot be reached or answers with a server error. */
  class RegistryUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RegistryUnavailableException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The registry refuses the schema: it would break those who read or wrote an earlier one. */
  class IncompatibleSchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IncompatibleSchemaException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The registry does not know the id. */
  class UnknownSchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownSchemaException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
