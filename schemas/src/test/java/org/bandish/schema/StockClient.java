package org.bandish.schema;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.pulsar.kafka.shade.avro.Schema;
import org.apache.pulsar.kafka.shade.avro.generic.GenericDatumReader;
import org.apache.pulsar.kafka.shade.avro.generic.GenericRecord;
import org.apache.pulsar.kafka.shade.avro.generic.IndexedRecord;
import org.apache.pulsar.kafka.shade.avro.io.DecoderFactory;
import org.apache.pulsar.kafka.shade.io.confluent.kafka.serializers.KafkaAvroDeserializer;
import org.apache.pulsar.kafka.shade.io.confluent.kafka.serializers.KafkaAvroSerializer;

/**
 * Confluent's own serializer and deserializer, with their own client and their own Avro: what a
 * program has that knows nothing of this project.
 */
final class StockClient implements AutoCloseable {
  private final KafkaAvroSerializer serializer = new KafkaAvroSerializer();
  private final KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();

  StockClient(String registryUrl) {
    Map<String, Object> config = Map.of("schema.registry.url", registryUrl);
    serializer.configure(config, false);
    deserializer.configure(config, false);
  }

  GenericRecord read(String topic, byte[] bytes) {
    return (GenericRecord) deserializer.deserialize(topic, bytes);
  }

  byte[] write(String topic, GenericRecord value) {
    return serializer.serialize(topic, value);
  }

  /** The value as a stock program would have made it: a generic record of its own Avro. */
  static GenericRecord generic(SpecificRecord value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var encoder = org.apache.avro.io.EncoderFactory.get().binaryEncoder(out, null);
    new org.apache.avro.specific.SpecificDatumWriter<SpecificRecord>(value.getSchema())
        .write(value, encoder);
    encoder.flush();
    Schema schema = new Schema.Parser().parse(value.getSchema().toString());
    return new GenericDatumReader<GenericRecord>(schema)
        .read(null, DecoderFactory.get().binaryDecoder(out.toByteArray(), null));
  }

  /** A value of the stock Avro in plain lists, maps, numbers and strings. */
  static Object plain(Object value) {
    if (value instanceof IndexedRecord record) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (Schema.Field field : record.getSchema().getFields()) {
        fields.put(field.name(), plain(record.get(field.pos())));
      }
      return fields;
    }
    if (value instanceof List<?> elements) {
      List<Object> plain = new ArrayList<>();
      elements.forEach(element -> plain.add(plain(element)));
      return plain;
    }
    return value == null || value instanceof Number || value instanceof Boolean
        ? value
        : value.toString();
  }

  @Override
  public void close() {
    serializer.close();
    deserializer.close();
  }
}
