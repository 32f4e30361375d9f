package org.bandish.pipeline;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.bandish.schema.RegistryPort;
import org.bandish.topology.DeadLetters;
import org.bandish.topology.Meters;

/**
 * Bytes that are not a value of their topic become a dead letter. An answer that the registry did
 * not give, because it is down or we are closing, is nobody's fault: the record is read again.
 */
public final class DeserializationLetters extends LogAndContinueExceptionHandler {
  private Meters meters;

  @Override
  public void configure(Map<String, ?> config) {
    super.configure(config);
    meters = PipelineProperties.meters(config);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    Response response = super.handleError(context, record, exception);
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptException
          || cause instanceof RegistryPort.RegistryUnavailableException) {
        return Response.fail();
      }
    }
    meters.deadLetter(DeadLetters.DESERIALIZATION);
    return Response.resume(
        Letter.stamped(response.deadLetterQueueRecords(), DeadLetters.DESERIALIZATION));
  }
}
