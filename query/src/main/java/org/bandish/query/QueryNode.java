package org.bandish.query;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.bandish.event.SignalDay;
import org.bandish.schema.ConfluentRegistry;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Topics;
import org.bandish.schema.WaitingRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node that answers questions: a Kafka Streams instance of its own with global stores alone. It
 * joins no group, sees committed records alone, and holds everything itself. Where the cluster
 * fails it, it is built anew, at ever longer intervals.
 */
public final class QueryNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QueryNode.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final QueryConfig config;
  private final MeterRegistry meters;
  private final Listeners listeners = new Listeners();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread keeper = new Thread(this::keep, "query-node");
  private final StoreQueries queries =
      new StoreQueries(() -> this.views, () -> this.waitingFor, listeners);
  private volatile List<String> waitingFor = List.of("start");
  private volatile Views views;

  /**
   * A node that does nothing yet.
   *
   * @param meters where Kafka's and Kafka Streams' own meters go
   */
  public QueryNode(QueryConfig config, MeterRegistry meters) {
    this.config = config;
    this.meters = meters;
    keeper.setDaemon(true);
  }

  /** Begins to read; returns at once. {@link #ready} says when questions are answered. */
  public void start() {
    waitingFor = List.of("the cluster at " + config.bootstrapServers());
    keeper.start();
  }

  /** What it waits for before it answers; empty: it answers. */
  public List<String> ready() {
    return waitingFor;
  }

  /** The questions it answers; they may be asked for before it is ready. */
  public Queries queries() {
    return queries;
  }

  @Override
  public void close() {
    closing.countDown();
    // A wait for the cluster or the registry is ended, not waited out.
    keeper.interrupt();
    try {
      keeper.join(PATIENCE.toMillis() * 2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    waitingFor = List.of("nothing: closed");
  }

  private boolean closed() {
    return closing.getCount() == 0;
  }

  private void keep() {
    Duration pause = FIRST_PAUSE;
    while (!closed()) {
      boolean ran = false;
      try (TopicLookup topics = new TopicLookup(config);
          RegistryPort registry =
              new WaitingRegistry(
                  ConfluentRegistry.at(config.registryUrl(), config.registryProperties()))) {
        TopicLookup.Found found = topics.find(QueryTopology.READ);
        if (found.missing().isEmpty()) {
          ran = run(topics, found, registry);
        } else {
          waitingFor = missing(found.missing());
        }
      } catch (InterruptException e) {
        LOG.debug("interrupted", e);
      } catch (RuntimeException e) {
        LOG.warn("query node: {}", e.toString());
        waitingFor = List.of("the cluster at " + config.bootstrapServers() + ": " + e.getMessage());
      }
      pause = ran ? FIRST_PAUSE : longer(pause);
      sleep(pause);
    }
  }

  private static List<String> missing(List<String> names) {
    List<String> reasons = new ArrayList<>();
    names.forEach(
        name -> reasons.add("topic " + name + " (create the topics with: bandish topics create)"));
    return List.copyOf(reasons);
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private void sleep(Duration pause) {
    try {
      boolean ignored = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      LOG.debug("woken", e);
    }
  }

  /** Runs until the instance fails or the node is closed; whether it was ever ready. */
  private boolean run(TopicLookup topics, TopicLookup.Found found, RegistryPort registry) {
    String id = found.id(Topics.BAN_TRANSITIONS.name(config.prefix()));
    KafkaStreams[] holder = new KafkaStreams[1];
    Views fresh =
        Views.of(id, listeners, prefix -> signalDays(holder[0], prefix), topics::endOfTransitions);
    // What is on disk was read from a topic of this id, and from no other of its name.
    String stateOf = found.id(Topics.SIGNAL_DAYS.name(config.prefix()));
    KafkaStreams streams =
        new KafkaStreams(
            QueryTopology.of(config.prefix(), registry, fresh),
            QueryProperties.streams(config, config.stateDir().resolve(stateOf)));
    holder[0] = streams;
    CountDownLatch ended = new CountDownLatch(1);
    streams.setStateListener(
        (now, before) -> {
          if (now == State.ERROR || now == State.NOT_RUNNING) {
            ended.countDown();
          }
        });
    streams.setUncaughtExceptionHandler(
        e -> {
          LOG.error("query node: reading failed, building anew", e);
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    boolean ran = false;
    try (KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams)) {
      waitingFor = List.of("the topics to be read to their end");
      streams.start();
      if (streams.state() == State.RUNNING) {
        metrics.bindTo(meters);
        views = fresh;
        waitingFor = List.of();
        ran = true;
        ended.await();
      }
    } catch (InterruptedException | InterruptException e) {
      LOG.debug("interrupted", e);
    } finally {
      waitingFor = List.of("the topics to be read anew");
      // Closing must not be cut short by the interrupt that asked for it.
      boolean interrupted = Thread.interrupted();
      if (!streams.close(PATIENCE) && !interrupted) {
        LOG.warn("query node: did not close within {}", PATIENCE);
      }
    }
    return ran;
  }

  private static List<SignalDay> signalDays(KafkaStreams streams, String prefix) {
    List<SignalDay> days = new ArrayList<>();
    try (KeyValueIterator<String, SignalDay> found =
        streams
            .store(
                StoreQueryParameters.fromNameAndType(
                    QueryTopology.SIGNAL_DAYS,
                    QueryableStoreTypes.<String, SignalDay>keyValueStore()))
            .prefixScan(prefix, new StringSerializer())) {
      found.forEachRemaining(day -> days.add(day.value));
    } catch (InvalidStateStoreException e) {
      throw new NotReadyException(List.of("the measured days: " + e.getMessage()));
    }
    return days;
  }
}
