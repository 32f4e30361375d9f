package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
