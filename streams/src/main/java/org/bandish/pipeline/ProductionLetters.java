package org.bandish.pipeline;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.bandish.schema.RegistryPort;
import org.bandish.topology.DeadLetters;
import org.bandish.topology.Meters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A conclusion that cannot be written as Avro becomes a dead letter: nothing was sent yet. One that
 * the broker refuses has already spoilt its transaction: only to fail and start again is left.
 */
public final class ProductionLetters extends DefaultProductionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProductionLetters.class);

  private Meters meters;

  @Override
  public void configure(Map<String, ?> config) {
    super.configure(config);
    meters = PipelineProperties.meters(config);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception exception,
      SerializationExceptionOrigin origin) {
    if (exception instanceof InterruptException
        || exception instanceof RegistryPort.RegistryUnavailableException
        || exception instanceof RegistryPort.IncompatibleSchemaException) {
      return Response.fail();
    }
    LOG.error("{} of {} cannot be written", origin, record.topic(), exception);
    meters.deadLetter(DeadLetters.SERIALIZATION);
    return Response.resume(
        Letter.stamped(
            super.handleSerializationError(context, record, exception, origin)
                .deadLetterQueueRecords(),
            DeadLetters.SERIALIZATION));
  }
}
