package org.bandish.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bandish outages}: asks for {@code /outages}. */
@Command(name = "outages", description = "Spans in which connectivity itself failed.")
@SuppressWarnings("UnusedVariable") // picocli reads the filters
final class OutagesCommand implements Runnable {
  private static final Table TABLE =
      new Table("country", "region", "asn", "start", "end", "severity", "sources", "id");

  @Mixin private Listing listing;
  @Mixin private Filters filters;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    listing.print(spec, "/outages", TABLE);
  }

  /** The parameters of the path, under their own names; {@link Service#query} reads them. */
  static final class Filters {
    @Option(names = "--country", description = "ISO 3166-1 code, as in PK")
    private String country;

    @Option(names = "--asn", description = "network number")
    private Long asn;

    @Option(names = "--from", description = "overlaps this moment or later")
    private String from;

    @Option(names = "--to", description = "overlaps this moment or earlier")
    private String to;
  }
}
