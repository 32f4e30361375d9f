package org.bandish.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bandish dead-letters}: what failed in the pipeline. */
@Command(name = "dead-letters", description = "Look at what failed, and send it again.")
final class DeadLettersCommand {
  @Spec private CommandSpec spec;

  /** One line each: offset, stage, origin, key, reason; separated by tabs. */
  @Command(name = "list", description = "Offset, stage, origin, key and reason of each.")
  void list(@Mixin Connection connection) {
    connection.requireBroker();
    PrintWriter out = spec.commandLine().getOut();
    new DeadLetters(connection).forEach(letter -> out.println(String.join("\t", letter.cells())));
  }

  /** The pipeline takes a fact that it knows for a duplicate: replaying twice changes nothing. */
  @Command(name = "replay", description = "Send the original records to where they came from.")
  void replay(
      @Mixin Connection connection,
      @Option(names = "--all", description = "all of them") boolean all,
      @Option(names = "--offset", description = "this one, as in the list; repeatable")
          Set<Long> offsets) {
    if (all == (offsets != null)) {
      throw new ParameterException(spec.commandLine(), "which ones? --all or --offset N");
    }
    connection.requireBroker();
    List<DeadLetter> chosen = new ArrayList<>();
    List<DeadLetter> homeless = new ArrayList<>();
    new DeadLetters(connection)
        .forEach(
            letter -> {
              if (all || offsets.contains(letter.record().offset())) {
                (letter.topic() == null ? homeless : chosen).add(letter);
              }
            });
    new DeadLetters(connection).replay(chosen);
    spec.commandLine()
        .getOut()
        .println("sent again %d, without origin %d".formatted(chosen.size(), homeless.size()));
  }
}
