package org.bandish.schema;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.CompatibilityLevel;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

/**
 * The registry port on Confluent's own client, the only class that knows it. Speaks to any server
 * with Confluent's API.
 */
public final class ConfluentRegistry implements RegistryPort {
  private static final String COMPATIBILITY = "FULL_TRANSITIVE";
  private static final int CACHED_IDS = 1_000;
  private static final int SCHEMA_NOT_FOUND = 40403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final SchemaRegistryClient client;
  private final Map<Integer, Schema> writers = new ConcurrentHashMap<>();

  private ConfluentRegistry(SchemaRegistryClient client) {
    this.client = client;
  }

  /**
   * A client of the server at the address; connects when first asked.
   *
   * @param url base of Confluent's API, for example {@code http://127.0.0.1:8081/apis/ccompat/v7}
   * @param config client properties such as {@code basic.auth.user.info}; may be empty
   */
  public static ConfluentRegistry at(String url, Map<String, ?> config) {
    return new ConfluentRegistry(
        new CachedSchemaRegistryClient(
            List.of(url), CACHED_IDS, List.of(new AvroSchemaProvider()), config));
  }

  /** Confluent's own client for tests: keeps schemas in memory and needs no server. */
  public static ConfluentRegistry inMemory() {
    return new ConfluentRegistry(new MockSchemaRegistryClient(List.of(new AvroSchemaProvider())));
  }

  @Override
  public int register(String subject, Schema schema) {
    try {
      client.updateCompatibility(subject, COMPATIBILITY);
      return client.register(subject, new AvroSchema(schema.toString()));
    } catch (RestClientException e) {
      if (e.getStatus() == CONFLICT || e.getStatus() == UNPROCESSABLE) {
        throw new IncompatibleSchemaException(
            "the registry refuses the schema of " + subject + ": " + e.getMessage(), e);
      }
      throw unavailable("registering " + subject, e);
    } catch (IOException e) {
      throw unavailable("registering " + subject, e);
    }
  }

  @Override
  public Schema byId(int id) {
    Schema known = writers.get(id);
    if (known != null) {
      return known;
    }
    try {
      Schema schema = new Schema.Parser().parse(client.getSchemaById(id).canonicalString());
      writers.put(id, schema);
      return schema;
    } catch (RestClientException e) {
      if (e.getStatus() == NOT_FOUND || e.getErrorCode() == SCHEMA_NOT_FOUND) {
        throw new UnknownSchemaException("the registry knows no schema with id " + id, e);
      }
      throw unavailable("asking for schema " + id, e);
    } catch (IOException e) {
      if (isAnotherFormat(e)) {
        throw new UnknownSchemaException("schema " + id + " is not Avro: " + e.getMessage(), e);
      }
      throw unavailable("asking for schema " + id, e);
    }
  }

  @Override
  public boolean isCompatible(String subject, Schema schema) {
    try {
      AvroSchema candidate = new AvroSchema(schema.toString());
      // The client asks the server about the latest version only; the level looks at all.
      return candidate
              .isCompatible(CompatibilityLevel.FULL_TRANSITIVE, registered(subject))
              .isEmpty()
          && client.testCompatibility(subject, candidate);
    } catch (RestClientException e) {
      if (e.getStatus() == NOT_FOUND) {
        return true;
      }
      throw unavailable("checking " + subject, e);
    } catch (IOException e) {
      throw unavailable("checking " + subject, e);
    }
  }

  private List<ParsedSchemaHolder> registered(String subject)
      throws IOException, RestClientException {
    List<ParsedSchemaHolder> versions = new ArrayList<>();
    for (int version : client.getAllVersions(subject)) {
      String text = client.getByVersion(subject, version, false).getSchema();
      versions.add(new SimpleParsedSchemaHolder(new AvroSchema(text)));
    }
    return versions;
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw unavailable("closing", e);
    }
  }

  /**
   * Whether the registry did answer, with a schema of another format. The client has no exception
   * of its own for it, and waiting for it to become Avro would never end.
   */
  private static boolean isAnotherFormat(IOException e) {
    return e.getClass() == IOException.class
        && e.getMessage() != null
        && e.getMessage().startsWith("Invalid schema");
  }

  private static RegistryUnavailableException unavailable(String doing, Exception e) {
    return new RegistryUnavailableException("schema registry, " + doing + ": " + e.getMessage(), e);
  }
}
