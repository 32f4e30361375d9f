package org.bandish.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** One record of the dead letters: original key and bytes, and in its headers what went wrong. */
record DeadLetter(ConsumerRecord<byte[], byte[]> record) {
  private static final String ERRORS = "__streams.errors.";
  private static final String STAGE = "bandish.stage";

  /** The topic it failed to be read from; null where the headers do not say. */
  String topic() {
    return header(ERRORS + "topic");
  }

  /** Offset among the dead letters, stage, where it came from, key and reason, for people. */
  List<String> cells() {
    String from = topic() + "-" + header(ERRORS + "partition") + "@" + header(ERRORS + "offset");
    String key = record.key() == null ? "-" : new String(record.key(), StandardCharsets.UTF_8);
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(record.offset()));
    cells.add(String.valueOf(header(STAGE)));
    cells.add(topic() == null ? "-" : from);
    cells.add(printable(key));
    cells.add(printable(header(ERRORS + "exception") + ": " + header(ERRORS + "message")));
    return cells;
  }

  /** The original record, without the headers that its failure added. */
  ProducerRecord<byte[], byte[]> again() {
    ProducerRecord<byte[], byte[]> again =
        new ProducerRecord<>(topic(), record.key(), record.value());
    for (Header header : record.headers()) {
      if (!header.key().startsWith(ERRORS) && !header.key().equals(STAGE)) {
        again.headers().add(header);
      }
    }
    return again;
  }

  private String header(String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
