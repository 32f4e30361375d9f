package org.bandish.topology;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.Temporal;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** A record's content in Avro binary, without schema id. */
final class Binary {
  private static final long LONGEST_NUMBER = 10;

  private Binary() {}

  static byte[] of(SpecificRecord record) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      new SpecificDatumWriter<SpecificRecord>(record.getSchema()).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Whether the content has more bytes than that, counted only where it could. */
  static boolean isLarger(SpecificRecord record, int bytes) {
    return atMost(record) > bytes && of(record).length > bytes;
  }

  /** No value of the schemas needs more: a number 10 bytes, a character 3, a length 10. */
  private static long atMost(Object value) {
    if (value instanceof String text) {
      return 3L * text.length() + 2 * LONGEST_NUMBER;
    }
    if (value instanceof SpecificRecord record) {
      long sum = LONGEST_NUMBER;
      for (int field = record.getSchema().getFields().size() - 1; field >= 0; field--) {
        sum += atMost(record.get(field));
      }
      return sum;
    }
    if (value instanceof List<?> list) {
      long sum = 2 * LONGEST_NUMBER;
      for (Object each : list) {
        sum += atMost(each);
      }
      return sum;
    }
    if (value == null
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Enum
        || value instanceof Temporal) {
      return 2 * LONGEST_NUMBER;
    }
    return Integer.MAX_VALUE;
  }

  /** SHA-256, hexadecimal. */
  static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
