package org.bandish.cli;

import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Entry point. Exit codes: 0 done, 1 could not run, 2 wrong usage, 3 some input was rejected. */
@Command(
    name = "bandish",
    description = "Keeps the record of platform bans.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    usageHelpAutoWidth = true,
    sortOptions = false,
    subcommands = {
      UpCommand.class,
      ServeCommand.class,
      IngestCommand.class,
      WatchCommand.class,
      NewCommand.class,
      StatusCommand.class,
      IntervalsCommand.class,
      RecurrencesCommand.class,
      OutagesCommand.class,
      EvidenceCommand.class,
      ExplainCommand.class,
      SqlCommand.class,
      ExportCommand.class,
      EvaluateCommand.class,
      TopicsCommand.class,
      SchemasCommand.class,
      DeadLettersCommand.class
    })
public final class Bandish implements Runnable {
  /** Something could not run at all: no broker, no file, no permission. */
  public static final int COULD_NOT_RUN = 1;

  /** The command line itself is wrong. */
  public static final int USAGE = 2;

  /** All could be read, some was rejected. */
  public static final int SOME_REJECTED = 3;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "show where an error came from (also BANDISH_DEBUG=true)")
  private boolean debug;

  @Spec private CommandSpec spec;

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    System.exit(run(System.getenv(), System.err::println, args));
  }

  /**
   * Runs one command.
   *
   * @param err told what is wrong with the settings, before there is a command that could tell
   */
  static int run(Map<String, String> environment, Consumer<String> err, String... args) {
    CommandLine commandLine;
    try {
      commandLine = commandLine(environment, args);
    } catch (CannotRunException e) {
      err.accept("bandish: " + e.getMessage());
      return COULD_NOT_RUN;
    }
    return commandLine.execute(args);
  }

  /**
   * The command line, ready to execute.
   *
   * @param environment of the process
   * @param args looked at for {@code --config} alone, because its values are defaults of all others
   */
  static CommandLine commandLine(Map<String, String> environment, String... args) {
    Settings settings = Settings.of(environment, args);
    Bandish bandish = new Bandish();
    CommandLine commandLine = new CommandLine(bandish, settings.factory());
    Errors errors = new Errors(settings, () -> bandish.debug);
    return commandLine
        .setDefaultValueProvider(settings)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }
}
