package org.bandish.embedded;

import java.nio.file.Path;
import java.util.Properties;

/**
 * The settings of a single node that is broker and controller in one, on the loopback interface.
 *
 * @param data Kafka's log directory
 * @param port that clients reach
 * @param controllerPort that only the node itself reaches
 */
record BrokerSettings(Path data, int port, int controllerPort) {
  static final int NODE_ID = 1;
  static final String CONTROLLER = "CONTROLLER";

  /** Holds a record with all that it cites, and a dead letter with its headers around it. */
  private static final int MAX_MESSAGE_BYTES = 2 << 20;

  private static final int TEN_YEARS_IN_MINUTES = 10 * 365 * 24 * 60;

  Properties toProperties() {
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", String.valueOf(NODE_ID));
    p.setProperty(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(port, CONTROLLER, controllerPort));
    p.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    p.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.setProperty("controller.listener.names", CONTROLLER);
    p.setProperty("controller.quorum.voters", "%d@127.0.0.1:%d".formatted(NODE_ID, controllerPort));
    p.setProperty("log.dirs", data.toString());

    for (String topic :
        new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
      p.setProperty(topic + ".replication.factor", "1");
      p.setProperty(topic + ".num.partitions", "4");
    }
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", "1");
    p.setProperty("default.replication.factor", "1");
    p.setProperty("min.insync.replicas", "1");

    p.setProperty("message.max.bytes", String.valueOf(MAX_MESSAGE_BYTES));
    p.setProperty("replica.fetch.max.bytes", String.valueOf(MAX_MESSAGE_BYTES));
    p.setProperty("auto.create.topics.enable", "false");
    p.setProperty("group.initial.rebalance.delay.ms", "0");
    // A pipeline that was switched off for longer than a week goes on where it was.
    p.setProperty("offsets.retention.minutes", String.valueOf(TEN_YEARS_IN_MINUTES));
    p.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(16 << 20));
    return p;
  }
}
