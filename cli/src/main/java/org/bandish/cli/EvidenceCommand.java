package org.bandish.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bandish evidence}: asks for {@code /evidence}. */
@Command(name = "evidence", description = "The facts, with when they became known.")
@SuppressWarnings("UnusedVariable") // picocli reads the filters
final class EvidenceCommand implements Runnable {
  private static final Table TABLE =
      new Table(
          "type",
          "country",
          "platform=platforms|platform",
          "id",
          "knownAt",
          "source=sources.0.url|url");

  @Mixin private Listing listing;
  @Mixin private Filters filters;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    listing.print(spec, "/evidence", TABLE);
  }

  /** The parameters of the path, under their own names; {@link Service#query} reads them. */
  static final class Filters {
    @Option(names = "--country", description = "ISO 3166-1 code, as in PK")
    private String country;

    @Option(names = "--platform", description = "id or alias; repeatable")
    private List<String> platform;

    @Option(names = "--type", description = "kind of fact, as in ban-order")
    private String type;

    @Option(names = "--from", description = "overlaps this moment or later")
    private String from;

    @Option(names = "--to", description = "overlaps this moment or earlier")
    private String to;

    @Option(
        names = {"--asOf", "--as-of"},
        description = "as known at this moment")
    private String asOf;
  }
}
