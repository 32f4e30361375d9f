package org.bandish.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Schemas;
import org.bandish.timeline.Timeline;
import org.bandish.topology.Derivation;
import org.bandish.topology.Meters;
import org.bandish.topology.PipelineTopology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running instance of the pipeline. An instance that fails is closed and built anew, after
 * growing pauses, until it is closed for good; nothing is lost, since what was not committed is
 * processed again.
 */
public final class Pipeline implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration HEALED = Duration.ofMinutes(1);
  private static final Duration CLOSING = Duration.ofSeconds(30);

  private final PipelineConfig config;
  private final RegistryPort registry;
  private final MeterRegistry meters;
  private final Derivation derivation;
  private final ScheduledExecutorService supervisor =
      Executors.newSingleThreadScheduledExecutor(Pipeline::daemon);

  private KafkaStreams streams;
  private KafkaStreamsMetrics metrics;
  private SharedMemory memory;
  private Duration pause = FIRST_PAUSE;
  private volatile boolean closed;

  /** Who starts it, and may wait long: for a broker, for the registry. */
  private volatile Thread starting;

  /**
   * A pipeline that is not yet started.
   *
   * @param registry should wait where the registry is down; stays open when the pipeline is closed
   * @param meters where Kafka's and the domain's meters ({@code bandish.*}) are registered
   */
  public Pipeline(PipelineConfig config, RegistryPort registry, MeterRegistry meters) {
    this(config, registry, meters, new Derivation(Timeline::derive));
  }

  Pipeline(
      PipelineConfig config, RegistryPort registry, MeterRegistry meters, Derivation derivation) {
    this.config = config;
    this.registry = registry;
    this.meters = meters;
    this.derivation = derivation;
  }

  /**
   * Checks the topics, registers the schemas, and starts; returns before the stores are restored,
   * see {@link #state()}.
   *
   * @throws TopicAdmin.TopicsNotReadyException if topics are missing or have wrong partitions
   * @throws RegistryPort.IncompatibleSchemaException if the registry refuses this build's schemas
   * @throws org.apache.kafka.common.errors.InterruptException if it is closed meanwhile
   */
  public synchronized void start() {
    if (closed || streams != null) {
      throw new IllegalStateException("a pipeline is started once");
    }
    starting = Thread.currentThread();
    try (TopicAdmin topics =
        TopicAdmin.connect(config.bootstrapServers(), config.prefix(), config.client())) {
      topics.verify();
      Schemas.registerAll(registry, config.prefix());
      LOG.info("starting {}", config);
      launch();
    } finally {
      starting = null;
    }
  }

  /** Of the instance that runs now. RUNNING: it does its work and has restored its stores. */
  public synchronized KafkaStreams.State state() {
    return streams == null
        ? closed ? KafkaStreams.State.NOT_RUNNING : KafkaStreams.State.CREATED
        : streams.state();
  }

  /**
   * Leaves the group, so that another instance or the next start takes over at once. Whoever still
   * starts the pipeline is interrupted: a registry that is down would be waited for for ever.
   */
  @Override
  public void close() {
    closed = true;
    Thread starter = starting;
    if (starter != null) {
      starter.interrupt();
    }
    end();
  }

  private synchronized void end() {
    supervisor.shutdownNow();
    stop();
  }

  private void launch() {
    memory = new SharedMemory();
    Properties properties = PipelineProperties.of(config, new Meters(meters));
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedMemory.Setter.class);
    properties.put(SharedMemory.KEY, memory);
    Topology topology =
        PipelineTopology.build(properties, config.prefix(), registry, meters, derivation);
    streams = new KafkaStreams(topology, properties);
    streams.setUncaughtExceptionHandler(Pipeline::failed);
    streams.setStateListener((now, before) -> changed(now));
    metrics = new KafkaStreamsMetrics(streams);
    metrics.bindTo(meters);
    streams.start();
  }

  private void stop() {
    if (streams != null) {
      // By default a closed instance stays a member, and the next start waits out its session.
      boolean stopped =
          streams.close(
              CloseOptions.groupMembershipOperation(
                      CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                  .withTimeout(CLOSING));
      metrics.close();
      streams = null;
      if (stopped) {
        memory.close();
      } else {
        LOG.warn("the pipeline did not stop within {}", CLOSING);
      }
    }
  }

  private static StreamThreadExceptionResponse failed(Throwable failure) {
    LOG.error("the pipeline failed and will be started again", failure);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** Called by Kafka's threads: must not wait for the pipeline's lock. */
  private void changed(KafkaStreams.State now) {
    try {
      if (now == KafkaStreams.State.RUNNING) {
        later(HEALED, this::recovered);
      } else if (now == KafkaStreams.State.ERROR) {
        supervisor.execute(this::scheduleRestart);
      }
    } catch (RejectedExecutionException e) {
      LOG.debug("closing: {} needs no answer", now);
    }
  }

  private synchronized void recovered() {
    pause = FIRST_PAUSE;
  }

  private synchronized void scheduleRestart() {
    LOG.warn("starting the pipeline again in {}", pause);
    later(pause, this::restart);
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
  }

  private synchronized void restart() {
    if (closed) {
      return;
    }
    try {
      stop();
      starting = Thread.currentThread();
      launch();
    } catch (RuntimeException e) {
      LOG.error("the pipeline could not be started", e);
      scheduleRestart();
    } finally {
      starting = null;
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Neither of the two throws.
  private void later(Duration delay, Runnable work) {
    supervisor.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "bandish-pipeline-supervisor");
    thread.setDaemon(true);
    return thread;
  }
}
