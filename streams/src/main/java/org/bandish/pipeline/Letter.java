package org.bandish.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.bandish.topology.DeadLetters;

/**
 * Makes Kafka Streams' own dead letter into ours: with the stage, without the stack trace, and
 * never too large to be written, because a letter that cannot be written stops a transactional
 * pipeline.
 */
final class Letter {
  /** Room for a value, and for key and headers beside it, in a topic of 2 MiB. */
  static final int LARGEST_VALUE = 1536 * 1024;

  private static final int LARGEST_KEY = 64 * 1024;
  private static final int LARGEST_HEADERS = 256 * 1024;

  private Letter() {}

  static List<ProducerRecord<byte[], byte[]>> stamped(
      List<ProducerRecord<byte[], byte[]>> letters, String stage) {
    return letters.stream().map(letter -> stamped(letter, stage)).toList();
  }

  private static ProducerRecord<byte[], byte[]> stamped(
      ProducerRecord<byte[], byte[]> letter, String stage) {
    byte[] value = letter.value();
    Headers headers = headers(letter.headers());
    headers.add(DeadLetters.STAGE, stage.getBytes(StandardCharsets.UTF_8));
    if (value != null && value.length > LARGEST_VALUE) {
      headers.add(
          DeadLetters.TRUNCATED, Integer.toString(value.length).getBytes(StandardCharsets.UTF_8));
      value = Arrays.copyOf(value, LARGEST_VALUE);
    }
    byte[] key = letter.key();
    if (key != null && key.length > LARGEST_KEY) {
      key = Arrays.copyOf(key, LARGEST_KEY);
    }
    return new ProducerRecord<>(
        letter.topic(), letter.partition(), letter.timestamp(), key, value, headers);
  }

  /**
   * Where the record's own headers are too large, they stay behind; topic and offset tell where.
   */
  private static Headers headers(Headers all) {
    Headers kept = new RecordHeaders();
    boolean fits = size(all) <= LARGEST_HEADERS;
    for (Header header : all) {
      boolean ours = header.key().startsWith("__streams.errors.");
      if (header.key().equals(DeadLetters.STACKTRACE) || header.key().equals(DeadLetters.STAGE)) {
        continue;
      }
      if (fits || ours) {
        kept.add(header);
      }
    }
    return kept;
  }

  private static long size(Headers headers) {
    long size = 0;
    for (Header header : headers) {
      if (!header.key().equals(DeadLetters.STACKTRACE)) {
        size += header.key().length() + (header.value() == null ? 0 : header.value().length);
      }
    }
    return size;
  }
}
