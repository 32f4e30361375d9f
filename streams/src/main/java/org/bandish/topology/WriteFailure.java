package org.bandish.topology;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** A dead letter for each derivation that failed; it has no original record. */
final class WriteFailure<V extends Concluded>
    extends ContextualFixedKeyProcessor<String, V, byte[]> {
  private final String stage;

  WriteFailure(String stage) {
    this.stage = stage;
  }

  @Override
  public void process(FixedKeyRecord<String, V> concluded) {
    RuntimeException failure = concluded.value().failure();
    if (failure != null) {
      context()
          .forward(
              concluded.withValue((byte[]) null).withHeaders(DeadLetters.failed(stage, failure)));
    }
  }
}
