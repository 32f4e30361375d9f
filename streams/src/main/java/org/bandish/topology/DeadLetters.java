package org.bandish.topology;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What is written on a dead letter besides the original key, value and headers. The names that
 * begin with {@code __streams} are Kafka Streams' own.
 */
public final class DeadLetters {
  /** Where in the pipeline it failed, one of the stages below. */
  public static final String STAGE = "bandish.stage";

  /** How many bytes the value had, where the letter holds only its beginning. */
  public static final String TRUNCATED = "bandish.truncated";

  public static final String EXCEPTION = "__streams.errors.exception";
  public static final String MESSAGE = "__streams.errors.message";
  public static final String STACKTRACE = "__streams.errors.stacktrace";
  public static final String TOPIC = "__streams.errors.topic";
  public static final String PARTITION = "__streams.errors.partition";
  public static final String OFFSET = "__streams.errors.offset";

  /** Stage: bytes that are not a value of their topic. */
  public static final String DESERIALIZATION = "deserialization";

  /** Stage: a value that is not a valid fact. */
  public static final String VALIDATION = "validation";

  /**
   * Stage: a subject that could not be derived; the letter's key is the subject, its value null.
   */
  public static final String DERIVE = "derive";

  /**
   * Stage: a subject whose spans could not be drawn; the letter's key is the subject, its value
   * null.
   */
  public static final String DETECT = "detect";

  /**
   * Stage: outages that could not be derived; the letter's key is {@code subject|asn}, its value
   * null.
   */
  public static final String OUTAGES = "outages";

  /** Stage: a value that could not be written. */
  public static final String SERIALIZATION = "serialization";

  private DeadLetters() {}

  static Headers failed(String stage, RuntimeException failure) {
    return new RecordHeaders()
        .add(STAGE, bytes(stage))
        .add(EXCEPTION, bytes(failure.getClass().getName()))
        .add(MESSAGE, bytes(String.valueOf(failure.getMessage())));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
