package org.bandish.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.bandish.schema.Topic;
import org.bandish.schema.Topics;

/** Asks the cluster which topics there are. */
final class TopicLookup implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Admin admin;
  private final String prefix;

  TopicLookup(QueryConfig config) {
    this.admin = Admin.create(QueryProperties.admin(config));
    this.prefix = config.prefix();
  }

  /**
   * What was found.
   *
   * @param missing names of topics that are not there
   * @param ids of those that are, by name
   */
  record Found(List<String> missing, Map<String, String> ids) {
    String id(String name) {
      return ids.get(name);
    }
  }

  /**
   * Looks for the topics that a node reads.
   *
   * @throws ClusterException if the cluster does not answer
   */
  Found find(List<Topic<?>> topics) {
    List<String> names = topics.stream().map(topic -> topic.name(prefix)).toList();
    Map<String, KafkaFuture<TopicDescription>> answers =
        admin
            .describeTopics(names, new DescribeTopicsOptions().timeoutMs(millis()))
            .topicNameValues();
    List<String> missing = new ArrayList<>();
    Map<String, String> ids = new HashMap<>();
    for (String name : names) {
      try {
        ids.put(name, get(answers.get(name)).topicId().toString());
      } catch (UnknownTopicOrPartitionException e) {
        missing.add(name);
      }
    }
    return new Found(missing, ids);
  }

  /**
   * The offset behind the last committed record of ban-transitions.
   *
   * @throws ClusterException if the cluster does not answer
   */
  long endOfTransitions() {
    TopicPartition partition = new TopicPartition(Topics.BAN_TRANSITIONS.name(prefix), 0);
    return get(admin
            .listOffsets(
                Map.of(partition, OffsetSpec.latest()),
                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs(millis()))
            .partitionResult(partition))
        .offset();
  }

  private static int millis() {
    return Math.toIntExact(PATIENCE.toMillis());
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get(PATIENCE.toMillis() + 1_000, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException missing) {
        throw missing;
      }
      throw new ClusterException(e.getCause());
    } catch (TimeoutException e) {
      throw new ClusterException(e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }

  /** The cluster does not answer. */
  static final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClusterException(Throwable cause) {
      super(cause.toString(), cause);
    }
  }
}
