package org.bandish.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.bandish.schema.Topic;
import org.bandish.schema.Topics;

/** How far a pipeline has come in what producers publish. */
final class Progression implements AutoCloseable {
  /** Spans are the pipeline's own, with its commit markers at their end. */
  private static final List<Topic<?>> PUBLISHED =
      Topics.FACTS.stream().filter(topic -> !topic.equals(Topics.OBSERVED_SPANS)).toList();

  private final Admin admin;
  private final String prefix;
  private final String group;

  Progression(Map<String, Object> kafka, String prefix, String group) {
    this.admin = Admin.create(kafka);
    this.prefix = prefix;
    this.group = group;
  }

  /** Facts published and not yet committed by the pipeline. */
  long behind() {
    try {
      Map<TopicPartition, ListOffsetsResultInfo> ends =
          admin
              .listOffsets(latest(), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
              .all()
              .get();
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      long behind = 0;
      for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
        OffsetAndMetadata read = committed.get(end.getKey());
        behind += Math.max(0, end.getValue().offset() - (read == null ? 0 : read.offset()));
      }
      return behind;
    } catch (ExecutionException e) {
      throw new CannotRunException(
          "asking how far the pipeline is: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRunException("interrupted while the record was being derived", e);
    }
  }

  private Map<TopicPartition, OffsetSpec> latest() throws ExecutionException, InterruptedException {
    List<String> names = new ArrayList<>();
    PUBLISHED.forEach(topic -> names.add(topic.name(prefix)));
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (TopicDescription topic : admin.describeTopics(names).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(
              p ->
                  latest.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
    }
    return latest;
  }

  @Override
  public void close() {
    admin.close();
  }
}
