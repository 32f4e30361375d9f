package org.bandish.pipeline;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.bandish.topology.DeadLetters;
import org.bandish.topology.InvalidFactException;
import org.bandish.topology.Meters;

/**
 * An invalid fact becomes a dead letter. Anything else that a processor throws comes after the
 * first write, from a disk or a broker: the transaction is given up and the facts are processed
 * again, for to go on would leave the fact both dead and alive.
 */
public final class ValidationLetters extends LogAndContinueProcessingExceptionHandler {
  private Meters meters;

  @Override
  public void configure(Map<String, ?> config) {
    super.configure(config);
    meters = PipelineProperties.meters(config);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    if (!(exception instanceof InvalidFactException)) {
      return Response.fail();
    }
    Response response = super.handleError(context, record, exception);
    meters.deadLetter(DeadLetters.VALIDATION);
    return Response.resume(
        Letter.stamped(response.deadLetterQueueRecords(), DeadLetters.VALIDATION));
  }
}
