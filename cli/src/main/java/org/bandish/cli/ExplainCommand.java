package org.bandish.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bandish explain}: what each fact changed in a ban, by which rule. */
@Command(name = "explain", description = "What each fact changed in a ban, and by which rule.")
final class ExplainCommand implements Runnable {
  private static final Table TABLE =
      new Table("evidence", "type", "knownAt", "effect", "changed", "rule", "sentence");

  @Mixin private Listing listing;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "id of a ban, as in `bandish intervals`")
  private String id;

  @Override
  public void run() {
    listing.print(spec, "/intervals/" + Service.encoded(id) + "/explanation", TABLE);
  }
}
