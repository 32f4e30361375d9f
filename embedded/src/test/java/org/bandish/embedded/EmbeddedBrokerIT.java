package org.bandish.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.bandish.embedded.EmbeddedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  @TempDir Path dir;

  @Test
  void shouldGiveBackWhatWasProduced() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir, 0)) {
      KafkaProbe probe = new KafkaProbe(broker.bootstrapServers());
      probe.createTopic("facts", 2);
      probe.produce("facts", "pk", "blocked");
      assertThat(probe.consume("facts", 1)).containsExactly("pk=blocked");
      assertThat(probe.topics()).containsExactly("facts");
    }
  }

  @Test
  void shouldCarryTransactions() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir, 0)) {
      KafkaProbe probe = new KafkaProbe(broker.bootstrapServers());
      probe.createTopic("facts", 1);
      probe.produceInTransaction("facts", "pk", "aborted", false);
      probe.produceInTransaction("facts", "pk", "committed", true);
      assertThat(probe.consume("facts", 1)).containsExactly("pk=committed");
    }
  }

  @Test
  void shouldTakeARecordOfNearlyTwoMebibytes() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir, 0)) {
      KafkaProbe probe = new KafkaProbe(broker.bootstrapServers());
      probe.createTopic("facts", 1);
      String large = "x".repeat((2 << 20) - 1024);
      probe.produce("facts", "pk", large);
      assertThat(probe.consume("facts", 1)).containsExactly("pk=" + large);
    }
  }

  @Test
  void shouldGoOnWithTheSameTopicsAfterAnOrderlyEndOnAnotherPort() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir, 0)) {
      KafkaProbe probe = new KafkaProbe(broker.bootstrapServers());
      probe.createTopic("facts", 1);
      probe.produce("facts", "pk", "first");
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir, 0)) {
      KafkaProbe probe = new KafkaProbe(broker.bootstrapServers());
      probe.produce("facts", "pk", "second");
      assertThat(probe.consume("facts", 2)).containsExactly("pk=first", "pk=second");
    }
  }

  @Test
  void shouldKeepWhatWasAcknowledgedWhenItIsKilled() throws Exception {
    EmbeddedBroker killed = EmbeddedBroker.start(dir, 0);
    KafkaProbe before = new KafkaProbe(killed.bootstrapServers());
    before.createTopic("facts", 1);
    before.produce("facts", "pk", "first");
    killed.kill();
    assertThat(killed.isAlive()).isFalse();
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir, 0)) {
      assertThat(new KafkaProbe(broker.bootstrapServers()).consume("facts", 1))
          .containsExactly("pk=first");
    }
  }

  @Test
  void shouldTellThatItsChildDied() throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(dir, 0);
    ProcessHandle.of(broker.pid()).orElseThrow().destroyForcibly();
    assertThat(broker.onExit().get(10, TimeUnit.SECONDS)).isNotZero();
    assertThat(broker.isAlive()).isFalse();
    broker.close();
  }

  @Test
  void shouldOutliveAnInterruptFromTheTerminal() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir, 0)) {
      new ProcessBuilder("kill", "-INT", String.valueOf(broker.pid())).start().waitFor();
      KafkaProbe probe = new KafkaProbe(broker.bootstrapServers());
      probe.createTopic("after-interrupt", 1);
      assertThat(probe.topics()).containsExactly("after-interrupt");
      assertThat(broker.isAlive()).isTrue();
    }
  }

  @Test
  void shouldNameThePortThatIsInUse() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, Ports.loopback())) {
      int port = other.getLocalPort();
      EmbeddedException e =
          catchThrowableOfType(EmbeddedException.class, () -> EmbeddedBroker.start(dir, port));
      assertThat(e.reason()).isEqualTo(Reason.PORT_IN_USE);
      assertThat(e.port()).hasValue(port);
      assertThat(e).hasMessageContaining("broker").hasMessageContaining(String.valueOf(port));
    }
  }

  @Test
  void shouldRefuseADirectoryThatAnotherRunningBrokerUses() {
    try (EmbeddedBroker first = EmbeddedBroker.start(dir, 0)) {
      EmbeddedException e =
          catchThrowableOfType(EmbeddedException.class, () -> EmbeddedBroker.start(dir, 0));
      assertThat(e.reason()).isEqualTo(Reason.DIRECTORY_IN_USE);
      assertThat(e)
          .hasMessageContaining(dir.toString())
          .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
      assertThat(first.isAlive()).isTrue();
    }
  }

  @Test
  void shouldShowTheEndOfTheLogOfAChildThatDoesNotStart() throws IOException {
    Files.createDirectories(dir.resolve("data"));
    Files.writeString(dir.resolve(DataDirectory.VERSION_FILE), EmbeddedBroker.version());
    Files.writeString(
        dir.resolve("data/meta.properties"),
        "version=1\ncluster.id=" + ClusterId.of(dir) + "\nnode.id=77\n");
    EmbeddedException e =
        catchThrowableOfType(EmbeddedException.class, () -> EmbeddedBroker.start(dir, 0));
    assertThat(e.reason()).isEqualTo(Reason.CHILD_DIED);
    assertThat(e).hasMessageContaining("77").hasMessageContaining("broker.log");
  }
}
