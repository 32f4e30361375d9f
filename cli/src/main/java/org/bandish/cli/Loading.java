package org.bandish.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.BanTransition;
import org.bandish.event.Evidence;
import org.bandish.ingest.PublishException;
import org.bandish.ingest.Publisher;
import org.bandish.query.Queries;
import org.bandish.query.QueryNode;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Topics;

/** Brings the record into a cluster and waits until queries see what follows from it. */
final class Loading {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final Map<String, Object> kafka;
  private final String prefix;
  private final RegistryPort registry;

  Loading(Map<String, Object> kafka, String prefix, RegistryPort registry) {
    this.kafka = kafka;
    this.prefix = prefix;
    this.registry = registry;
  }

  /** Publishes the platforms and authorities that the cluster lacks. */
  void definitions(LocalRecord record) {
    publish(record.missingDefinitions(kafka, prefix, registry));
  }

  /** Publishes the facts that are not yet evidence. */
  void facts(LocalRecord record) {
    publish(record.missingFacts(kafka, prefix, registry));
  }

  /**
   * Returns once the pipeline has committed what follows from every fact published so far, and the
   * query node has applied all that was committed.
   *
   * @param stop ends the waiting with an exception
   */
  void awaitVisible(String group, QueryNode query, BooleanSupplier stop) {
    try (Progression pipeline = new Progression(kafka, prefix, group)) {
      await(() -> pipeline.behind() == 0, stop);
    }
    long last;
    try (TopicFold<BanTransition> transitions =
        new TopicFold<>(kafka, Topics.BAN_TRANSITIONS, prefix, registry)) {
      transitions.read();
      last = transitions.lastOffset();
    }
    int entries;
    try (TopicFold<Evidence> evidence = new TopicFold<>(kafka, Topics.EVIDENCE, prefix, registry)) {
      entries = evidence.read().size();
    }
    await(() -> shows(query, last, entries), stop);
  }

  private void publish(List<SpecificRecord> facts) {
    if (facts.isEmpty()) {
      return;
    }
    try (Publisher publisher = Publisher.open(kafka, registry, prefix)) {
      for (SpecificRecord fact : facts) {
        publisher.send(fact);
      }
      publisher.flush();
    } catch (PublishException e) {
      throw new CannotRunException("the record could not be ingested: " + e.getMessage(), e);
    }
  }

  private static boolean shows(QueryNode query, long transition, int evidence) {
    if (!query.ready().isEmpty()) {
      return false;
    }
    Queries.Counts counts = query.queries().counts();
    return counts.applied() >= transition && counts.evidence() >= evidence;
  }

  private static void await(BooleanSupplier condition, BooleanSupplier stop) {
    while (!condition.getAsBoolean()) {
      if (stop.getAsBoolean()) {
        throw new CannotRunException("ended while the record was being loaded");
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }
}
