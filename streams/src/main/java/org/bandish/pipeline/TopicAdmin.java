package org.bandish.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.bandish.schema.Topic;
import org.bandish.schema.Topics;

/**
 * Creates, describes and checks the topics of the contract on a cluster. Never deletes one, and
 * never changes one that exists.
 */
public final class TopicAdmin implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration ASK_AGAIN = Duration.ofMillis(25);

  private final Admin admin;
  private final String prefix;

  /**
   * One topic as it stands on the cluster.
   *
   * @param name with prefix
   * @param partitions 0: it does not exist
   * @param replication smallest number of replicas of its partitions
   * @param config the settings that the contract names, as they are on the cluster
   * @param problems what differs from the contract; empty: nothing
   */
  public record Described(
      String name,
      int partitions,
      int replication,
      Map<String, String> config,
      List<String> problems) {}

  /** Topics are missing or not as the pipeline needs them; the message names each and the cure. */
  public static final class TopicsNotReadyException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    TopicsNotReadyException(String message) {
      super(message);
    }
  }

  private TopicAdmin(Admin admin, String prefix) {
    this.admin = admin;
    this.prefix = prefix;
  }

  /**
   * Connects when first asked.
   *
   * @param client further client properties, for example for TLS
   */
  public static TopicAdmin connect(
      String bootstrapServers, String prefix, Map<String, String> client) {
    Map<String, Object> config = new HashMap<>(client);
    config.keySet().retainAll(AdminClientConfig.configNames());
    config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return new TopicAdmin(Admin.create(config), prefix);
  }

  /**
   * Creates the topics that do not exist.
   *
   * @param partitions of topics whose number the contract leaves open, the same for all facts
   * @param replication replicas of each partition; -1: the broker's default
   * @return names of those created
   */
  public List<String> create(int partitions, short replication) {
    List<String> created = new ArrayList<>();
    Set<String> existing = await(admin.listTopics().names());
    List<NewTopic> wanted =
        Topics.ALL.stream()
            .filter(topic -> !existing.contains(topic.name(prefix)))
            .map(topic -> wanted(topic, partitions, replication))
            .toList();
    Map<String, KafkaFuture<Void>> answers = new TreeMap<>(admin.createTopics(wanted).values());
    answers.forEach(
        (name, answer) -> {
          try {
            await(answer);
            created.add(name);
          } catch (TopicExistsException e) {
            // Somebody else created it meanwhile: what was wanted.
          }
        });
    awaitVisible();
    return created;
  }

  /** The controller has created them, but the broker that answers may not have heard of it yet. */
  private void awaitVisible() {
    Set<String> wanted =
        Topics.ALL.stream().map(topic -> topic.name(prefix)).collect(Collectors.toSet());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!await(admin.listTopics().names()).containsAll(wanted)) {
      if (System.nanoTime() > deadline) {
        throw new KafkaException("created topics do not show up within " + PATIENCE);
      }
      try {
        Thread.sleep(ASK_AGAIN.toMillis());
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
    }
  }

  /** Every topic of the contract, in its order, also those that do not exist. */
  public List<Described> describe() {
    Set<String> existing = await(admin.listTopics().names());
    List<String> names =
        Topics.ALL.stream().map(topic -> topic.name(prefix)).filter(existing::contains).toList();
    Map<String, TopicDescription> descriptions = await(admin.describeTopics(names).allTopicNames());
    Map<ConfigResource, Config> configs =
        await(
            admin
                .describeConfigs(
                    names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all());
    int facts = mostPartitions(descriptions);
    List<Described> described = new ArrayList<>();
    for (Topic<?> topic : Topics.ALL) {
      String name = topic.name(prefix);
      TopicDescription description = descriptions.get(name);
      described.add(
          description == null
              ? new Described(name, 0, 0, Map.of(), List.of("does not exist"))
              : described(
                  topic,
                  description,
                  configs.get(new ConfigResource(ConfigResource.Type.TOPIC, name)),
                  facts));
    }
    return described;
  }

  /**
   * Checks what the pipeline cannot run without: all topics exist, all topics of facts and that of
   * measured signals have one number of partitions (what signals say of outages goes to the
   * country's task), and topics with a fixed number have it.
   *
   * @throws TopicsNotReadyException naming each topic and what is wrong
   */
  public void verify() {
    List<Described> all = describe();
    List<String> problems = new ArrayList<>();
    Set<String> missing = new TreeSet<>();
    all.stream().filter(topic -> topic.partitions() == 0).forEach(t -> missing.add(t.name()));
    if (!missing.isEmpty()) {
      problems.add(
          "topics are missing: "
              + String.join(", ", missing)
              + " (create them with `bandish topics create`)");
    }
    Map<String, Integer> facts =
        all.stream()
            .filter(topic -> topic.partitions() > 0)
            .filter(topic -> isFact(topic.name()) || isSignals(topic.name()))
            .collect(
                Collectors.toMap(
                    Described::name, Described::partitions, (a, b) -> a, TreeMap::new));
    if (Set.copyOf(facts.values()).size() > 1) {
      problems.add("the topics of facts must have one number of partitions, but have " + facts);
    }
    for (Topic<?> topic : Topics.ALL) {
      all.stream()
          .filter(described -> described.name().equals(topic.name(prefix)))
          .filter(described -> topic.partitions() > 0 && described.partitions() > 0)
          .filter(described -> described.partitions() != topic.partitions())
          .forEach(
              described ->
                  problems.add(
                      described.name()
                          + " must have "
                          + topic.partitions()
                          + " partition(s), but has "
                          + described.partitions()));
    }
    if (!problems.isEmpty()) {
      throw new TopicsNotReadyException(String.join("; ", problems));
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }

  private NewTopic wanted(Topic<?> topic, int partitions, short replication) {
    int count = topic.partitions() > 0 ? topic.partitions() : partitions;
    Optional<Short> replicas = replication < 0 ? Optional.empty() : Optional.of(replication);
    return new NewTopic(topic.name(prefix), Optional.of(count), replicas).configs(topic.config());
  }

  private Described described(
      Topic<?> topic, TopicDescription description, Config config, int facts) {
    List<String> problems = new ArrayList<>();
    Map<String, String> values = new TreeMap<>();
    topic
        .config()
        .forEach(
            (key, wanted) -> {
              ConfigEntry entry = config.get(key);
              String value = entry == null ? null : entry.value();
              values.put(key, value);
              if (!wanted.equals(value)) {
                problems.add(key + " is " + value + ", not " + wanted);
              }
            });
    int partitions = description.partitions().size();
    int wanted = topic.partitions() > 0 ? topic.partitions() : topic.fact() ? facts : partitions;
    if (partitions != wanted) {
      problems.add("has " + partitions + " partitions, not " + wanted);
    }
    int replication =
        description.partitions().stream().mapToInt(p -> p.replicas().size()).min().orElse(0);
    return new Described(
        description.name(), partitions, replication, values, List.copyOf(problems));
  }

  private int mostPartitions(Map<String, TopicDescription> descriptions) {
    return descriptions.values().stream()
        .filter(description -> isFact(description.name()))
        .mapToInt(description -> description.partitions().size())
        .max()
        .orElse(0);
  }

  private boolean isSignals(String name) {
    return name.equals(Topics.NETWORK_SIGNALS.name(prefix));
  }

  private boolean isFact(String name) {
    return Topics.FACTS.stream().anyMatch(topic -> topic.name(prefix).equals(name));
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (TimeoutException e) {
      throw new KafkaException("no answer from the brokers within " + PATIENCE, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new KafkaException(e.getCause());
    }
  }
}
