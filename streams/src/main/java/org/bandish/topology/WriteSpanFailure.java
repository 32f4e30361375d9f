package org.bandish.topology;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** A dead letter for each subject whose spans could not be drawn; it has no original record. */
final class WriteSpanFailure extends ContextualFixedKeyProcessor<String, Drawn, byte[]> {
  @Override
  public void process(FixedKeyRecord<String, Drawn> drawn) {
    RuntimeException failure = drawn.value().failure();
    if (failure != null) {
      context()
          .forward(
              drawn
                  .withValue((byte[]) null)
                  .withHeaders(DeadLetters.of(DeadLetters.DETECT, failure)));
    }
  }
}
