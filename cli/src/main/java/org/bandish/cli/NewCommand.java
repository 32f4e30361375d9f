package org.bandish.cli;

import org.bandish.ingest.evidence.Templates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bandish new}: prints a commented fact to fill in. */
@Command(name = "new", description = "Print a commented template of a fact to fill in.")
final class NewCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "order|ruling|signal|statement", description = "what to write")
  private String kind;

  @Override
  public void run() {
    try {
      spec.commandLine().getOut().print(Templates.of(kind));
      spec.commandLine().getOut().flush();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
