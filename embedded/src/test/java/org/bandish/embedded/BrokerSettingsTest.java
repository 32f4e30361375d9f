package org.bandish.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {
  @Test
  void shouldListenOnTheLoopbackInterfaceOnly() {
    assertThat(BrokerSettings.loopback(Path.of("/d"), 1001, 1002).toProperties())
        .containsEntry("listeners", "PLAINTEXT://127.0.0.1:1001,CONTROLLER://127.0.0.1:1002")
        .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:1001")
        .containsEntry("controller.quorum.voters", "1@127.0.0.1:1002");
  }

  @Test
  void shouldKeepTheControllerOnTheLoopbackInterfaceWhenClientsComeFromElsewhere() {
    assertThat(
            new BrokerSettings(Path.of("/d"), "0.0.0.0", 9092, "host", 32768, 9093).toProperties())
        .containsEntry("listeners", "PLAINTEXT://0.0.0.0:9092,CONTROLLER://127.0.0.1:9093")
        .containsEntry("advertised.listeners", "PLAINTEXT://host:32768");
  }

  @Test
  void shouldNotMakeATopicThatNobodyDeclared() {
    assertThat(BrokerSettings.loopback(Path.of("/d"), 1, 2).toProperties())
        .containsEntry("auto.create.topics.enable", "false");
  }
}
