package org.bandish.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bandish explain}: why a ban is as it is, and what each fact changed, by which rule. */
@Command(
    name = "explain",
    description = "Why a ban is as it is: what each fact changed, by which rule, with sources.")
@SuppressWarnings("UnusedVariable") // picocli reads the filters
final class ExplainCommand implements Runnable {
  private static final Table TABLE =
      new Table("evidence", "type", "knownAt", "effect", "changed", "rule", "sentence");

  @Mixin private Listing listing;
  @Mixin private Filters filters;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "INTERVAL", description = "id of a ban, as in `bandish intervals`")
  private String id;

  @Override
  public void run() {
    String path = "/intervals/" + Service.encoded(id) + "/explanation";
    listing.print(spec, path, TABLE, ExplanationText::print);
  }

  /** The parameters of the path, under their own names; {@link Service#query} reads them. */
  static final class Filters {
    @Option(
        names = {"--asOf", "--as-of"},
        description = "as known at this moment; nothing that became public later is mentioned")
    private String asOf;
  }
}
