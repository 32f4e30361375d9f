package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class BandishTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldExitWithTwoAndOneLineOnWrongUsage() {
    assertThat(execute(Map.of(), "--no-such-option")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("bandish: Unknown option: '--no-such-option'")
        .contains("Try 'bandish --help'.")
        .doesNotContain("at org.bandish");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void shouldAskForACommandWhenThereIsNone() {
    assertThat(execute(Map.of())).isEqualTo(2);
    assertThat(err.toString()).startsWith("bandish: which command?");
  }

  @Test
  void shouldExitWithOneAndOneLineWhenItCannotRun() {
    assertThat(execute(Map.of(), "fails")).isEqualTo(1);
    assertThat(err.toString()).isEqualToIgnoringNewLines("bandish: the disk is on fire");
  }

  @Test
  void shouldShowTheStackTraceWhenAsked() {
    assertThat(execute(Map.of("BANDISH_DEBUG", "true"), "fails")).isEqualTo(1);
    assertThat(err.toString()).contains("at org.bandish.cli.BandishTest");
  }

  @Test
  void shouldExitWithOneAndOneLineWhenTheSettingsCannotBeRead() {
    List<String> lines = new ArrayList<>();

    int code = Bandish.run(Map.of(), lines::add, "status", "--config", "no/such.file");

    assertThat(code).isEqualTo(1);
    assertThat(lines)
        .singleElement()
        .asString()
        .startsWith("bandish: --config no/such.file: cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port", "--kafka-port", "--registry-port"})
  void shouldRefuseAPortThatThereIsNot(String option) {
    assertThat(execute(Map.of(), "up", option, "65536")).isEqualTo(2);
    assertThat(err.toString()).startsWith("bandish: " + option + " 65536: a port is 0 to 65535");
    assertThat(execute(Map.of(), "up", option, "-1")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "nowhere", "ftp://127.0.0.1", "http://", "file:///x"})
  void shouldRefuseAServiceThatIsNotAtAnAddressOfTheWeb(String url) {
    assertThat(execute(Map.of(), "status", "--url", url)).isEqualTo(2);
    assertThat(err.toString()).startsWith("bandish: --url " + url + ": ");
  }

  private int execute(Map<String, String> environment, String... args) {
    CommandLine commandLine = Bandish.commandLine(environment, args);
    commandLine.addSubcommand(new Fails());
    return commandLine
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  @Command(name = "fails")
  private static final class Fails implements Runnable {
    @Override
    public void run() {
      throw new CannotRunException("the disk is on fire");
    }
  }
}
