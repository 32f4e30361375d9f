package org.bandish.topology;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** A dead letter for each subject that could not be derived; it has no original record. */
final class WriteFailure extends ContextualFixedKeyProcessor<String, Conclusions, byte[]> {
  @Override
  public void process(FixedKeyRecord<String, Conclusions> concluded) {
    RuntimeException failure = concluded.value().failure();
    if (failure != null) {
      context()
          .forward(
              concluded
                  .withValue((byte[]) null)
                  .withHeaders(DeadLetters.of(DeadLetters.DERIVE, failure)));
    }
  }
}
