package org.bandish.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {
  private static final Pattern COMPOSE_SETTING = Pattern.compile(" +KAFKA_(\\w+): \"?([^\"]*)\"?");
  private static final Set<String> OF_THE_PLACE =
      Set.of(
          "listeners",
          "advertised.listeners",
          "listener.security.protocol.map",
          "inter.broker.listener.name",
          "bootstrap.servers",
          "log.dirs",
          "log.cleaner.dedupe.buffer.size");

  @Test
  void shouldListenOnTheLoopbackInterfaceOnly() {
    assertThat(new BrokerSettings(Path.of("/d"), 1001, 1002).toProperties())
        .containsEntry("listeners", "PLAINTEXT://127.0.0.1:1001,CONTROLLER://127.0.0.1:1002")
        .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:1001")
        .containsEntry("controller.quorum.voters", "1@127.0.0.1:1002");
  }

  @Test
  void shouldNotMakeATopicThatNobodyDeclared() {
    assertThat(new BrokerSettings(Path.of("/d"), 1, 2).toProperties())
        .containsEntry("auto.create.topics.enable", "false");
  }

  @Test
  void shouldBeTheSettingsOfTheBrokerInCompose() throws IOException {
    Map<String, String> inCompose = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("../docker/compose.yaml"))) {
      Matcher setting = COMPOSE_SETTING.matcher(line);
      if (setting.matches()) {
        String name = setting.group(1).toLowerCase(Locale.ROOT).replace('_', '.');
        inCompose.put(name, setting.group(2));
      }
    }
    Map<String, String> here = new TreeMap<>();
    new BrokerSettings(Path.of("/d"), 1, 9093)
        .toProperties()
        .forEach((name, value) -> here.put((String) name, (String) value));
    OF_THE_PLACE.forEach(inCompose::remove);
    OF_THE_PLACE.forEach(here::remove);
    assertThat(inCompose).isEqualTo(here);
  }
}
