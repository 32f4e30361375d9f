package org.bandish.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bandish status}: asks for {@code /status}. */
@Command(
    name = "status",
    description = "What is blocked, and since when: now, or at a moment, or as known then.")
@SuppressWarnings("UnusedVariable") // picocli reads the filters
final class StatusCommand implements Runnable {
  private static final Table TABLE =
      new Table("country", "platform", "state", "phase", "since", "lastEvidence", "interval");

  @Mixin private Listing listing;
  @Mixin private Filters filters;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    listing.print(spec, "/status", TABLE);
  }

  /** The parameters of the path, under their own names; {@link Service#query} reads them. */
  static final class Filters {
    @Option(names = "--country", description = "ISO 3166-1 code, as in PK")
    private String country;

    @Option(names = "--platform", description = "id or alias; repeatable")
    private List<String> platform;

    @Option(names = "--state", description = "BLOCKED, THROTTLED, ACCESSIBLE or UNKNOWN")
    private String state;

    @Option(names = "--at", description = "as it was at this moment (default: now)")
    private String at;

    @Option(
        names = {"--asOf", "--as-of"},
        description = "as known at this moment")
    private String asOf;
  }
}
