package org.bandish.schema;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Values in Confluent's wire format: byte 0, the schema's id as four bytes big-endian, Avro binary.
 * Written with the topic's own schema, read from whatever schema the writer had. Null stays null (a
 * tombstone). An enum's UNKNOWN is neither written nor read as a value: it stands for a symbol that
 * only a newer version knows. What is read is immutable, its lists too.
 *
 * <p>Every failure is a {@link SerializationException} that names the topic and the reason.
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {
  private static final byte MAGIC = 0;
  private static final int HEADER = 1 + Integer.BYTES;

  static {
    Vocabulary.trust();
  }

  private final Topic<T> topic;
  private final String subject;
  private final RegistryPort registry;
  private final Schema schema;
  private final UnknownSymbols unknown;
  private final PlainLists lists;
  private final SpecificDatumWriter<T> writer;
  private final Map<Integer, SpecificDatumReader<T>> readers = new ConcurrentHashMap<>();
  private volatile byte[] header;

  private AvroSerde(Topic<T> topic, String prefix, RegistryPort registry) {
    this.topic = topic;
    this.subject = topic.registrySubject(prefix);
    this.registry = registry;
    this.schema = topic.schema();
    this.unknown = UnknownSymbols.of(schema);
    this.lists = PlainLists.of(schema);
    this.writer = new SpecificDatumWriter<>(schema);
  }

  /** The serde of a topic's values; registers the schema when first writing. */
  public static <T extends SpecificRecord> AvroSerde<T> of(
      Topic<T> topic, String prefix, RegistryPort registry) {
    return new AvroSerde<>(topic, prefix, registry);
  }

  @Override
  public Serializer<T> serializer() {
    return (name, value) -> value == null ? null : write(value);
  }

  @Override
  public Deserializer<T> deserializer() {
    return (name, bytes) -> bytes == null ? null : read(bytes);
  }

  private byte[] write(T value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    refuseUnknown("write", value);
    try {
      out.write(header());
      writer.write(value, encoder);
      encoder.flush();
    } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException e) {
      throw failure("write", e.getMessage(), e);
    }
    return out.toByteArray();
  }

  private byte[] header() {
    byte[] known = header;
    if (known == null) {
      known =
          ByteBuffer.allocate(HEADER).put(MAGIC).putInt(registry.register(subject, schema)).array();
      header = known;
    }
    return known;
  }

  private T read(byte[] bytes) {
    if (bytes.length < HEADER || bytes[0] != MAGIC) {
      throw failure(
          "read",
          "not in Confluent's wire format: "
              + bytes.length
              + " bytes that do not begin with 0 and a schema id",
          null);
    }
    int id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
    SpecificDatumReader<T> reader = readers.computeIfAbsent(id, this::reader);
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null);
    try {
      T value = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw failure("read", "bytes left over behind it", null);
      }
      refuseUnknown("read", value);
      lists.putInto(value);
      return value;
    } catch (IOException
        | AvroRuntimeException
        | ClassCastException
        | IndexOutOfBoundsException e) {
      throw failure("read", e.getMessage() + " (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  private SpecificDatumReader<T> reader(int id) {
    try {
      return new SpecificDatumReader<>(registry.byId(id), schema);
    } catch (RegistryPort.UnknownSchemaException e) {
      throw failure("read", e.getMessage(), e);
    }
  }

  private void refuseUnknown(String doing, T value) {
    String field = unknown.firstIn(value);
    if (field != null) {
      throw failure(doing, field + " has no known value", null);
    }
  }

  private SerializationException failure(String doing, String reason, Throwable cause) {
    return new SerializationException(
        "cannot " + doing + " a value of " + topic.suffix() + ": " + reason, cause);
  }
}
