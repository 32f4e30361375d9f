package org.bandish.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

/** What a fact says, as bytes: equal facts have equal content. */
public final class Content {
  /** Bytes of the largest fact that the pipeline takes: each of its subjects holds a copy. */
  public static final int LARGEST = 256 * 1024;

  private Content() {}

  /** Avro binary, without a schema id. */
  public static byte[] of(SpecificRecord fact) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      writer(fact).write(fact, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @SuppressWarnings("unchecked") // a generated class writes itself
  private static DatumWriter<SpecificRecord> writer(SpecificRecord fact) {
    return ((SpecificRecordBase) fact).getSpecificData().createDatumWriter(fact.getSchema());
  }

  /** SHA-256 of the kind and the content. */
  static ByteBuffer digest(SpecificRecord fact) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((byte) fact.getSchema().getName().hashCode());
      return ByteBuffer.wrap(digest.digest(of(fact)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
