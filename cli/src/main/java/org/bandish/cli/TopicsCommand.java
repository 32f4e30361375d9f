package org.bandish.cli;

import java.io.PrintWriter;
import org.bandish.pipeline.TopicAdmin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bandish topics}: sets up and checks a cluster's topics. */
@Command(name = "topics", description = "Set up and check the topics of a cluster.")
final class TopicsCommand {
  @Spec private CommandSpec spec;

  /** Creates what is missing and changes nothing that exists. */
  @Command(name = "create", description = "Create the topics that are missing.")
  int create(
      @Mixin Connection connection,
      @Option(
              names = "--partitions",
              defaultValue = "4",
              description = "of topics whose number is open (default: ${DEFAULT-VALUE})")
          int partitions,
      @Option(
              names = "--replication",
              defaultValue = "-1",
              description = "replicas of each partition (default: as the broker says)")
          short replication) {
    try (TopicAdmin topics = open(connection)) {
      PrintWriter out = spec.commandLine().getOut();
      topics.create(partitions, replication).forEach(name -> out.println("created " + name));
      topics.verify();
    }
    return 0;
  }

  /** Prints each topic; exit code 1 where one is not as the contract says. */
  @Command(name = "describe", description = "Each topic as it stands, and what is wrong with it.")
  int describe(@Mixin Connection connection) {
    boolean wrong = false;
    try (TopicAdmin topics = open(connection)) {
      for (TopicAdmin.Described topic : topics.describe()) {
        wrong |= !topic.problems().isEmpty();
        spec.commandLine().getOut().println(line(topic));
      }
    }
    return wrong ? Bandish.COULD_NOT_RUN : 0;
  }

  private static TopicAdmin open(Connection connection) {
    connection.requireBroker();
    return TopicAdmin.connect(
        connection.bootstrapServers(), connection.prefix(), connection.kafkaProperties());
  }

  private static String line(TopicAdmin.Described topic) {
    String state = topic.problems().isEmpty() ? "ok" : String.join("; ", topic.problems());
    return "%-28s %3d partitions %3d replicas  %s %s"
        .formatted(topic.name(), topic.partitions(), topic.replication(), state, topic.config());
  }
}
