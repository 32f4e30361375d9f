package org.bandish.cli;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import org.bandish.pipeline.TopicAdmin;
import org.bandish.schema.RegistryPort;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line per error, on standard error, without secrets; the stack trace only when asked for. */
final class Errors implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Settings settings;
  private final BooleanSupplier debug;

  Errors(Settings settings, BooleanSupplier debug) {
    this.settings = settings;
    this.debug = debug;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    err.println("bandish: " + settings.redact(line(e)));
    if (debug.getAsBoolean()) {
      e.printStackTrace(err);
    } else if (!speaksForItself(e)) {
      err.println("bandish: --debug shows where this came from");
    }
    return Bandish.COULD_NOT_RUN;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("bandish: " + settings.redact(e.getMessage()));
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return Bandish.USAGE;
  }

  /** The message of the exception, with its causes where they say more. */
  private static String line(Throwable e) {
    StringBuilder line = new StringBuilder(told(e));
    if (!speaksForItself(e)) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause.getMessage() != null && line.indexOf(cause.getMessage()) < 0) {
          line.append(": ").append(cause.getMessage());
        }
      }
    }
    return line.toString().replaceAll("\\s*\\R\\s*", " ");
  }

  private static boolean speaksForItself(Throwable e) {
    return e instanceof CannotRunException
        || e instanceof TopicAdmin.TopicsNotReadyException
        || e instanceof RegistryPort.RegistryUnavailableException
        || e instanceof RegistryPort.IncompatibleSchemaException;
  }

  private static String told(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
