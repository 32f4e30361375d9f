package org.bandish.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bandish recurrences}: asks for {@code /recurrences}. */
@Command(name = "recurrences", description = "How often and how long each platform was banned.")
@SuppressWarnings("UnusedVariable") // picocli reads the filters
final class RecurrencesCommand implements Runnable {
  private static final Table TABLE =
      new Table(
          "country",
          "platform",
          "count",
          "totalDays",
          "longestDays",
          "medianDays",
          "daysSinceLast",
          "authorities");

  @Mixin private Listing listing;
  @Mixin private Filters filters;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    listing.print(spec, "/recurrences", TABLE);
  }

  /** The parameters of the path, under their own names; {@link Service#query} reads them. */
  static final class Filters {
    @Option(names = "--country", description = "ISO 3166-1 code, as in PK")
    private String country;

    @Option(names = "--platform", description = "id or alias; repeatable")
    private List<String> platform;

    @Option(
        names = {"--minDays", "--min-days"},
        description = "at least so many days")
    private Integer minDays;

    @Option(names = "--from", description = "overlaps this moment or later")
    private String from;

    @Option(names = "--to", description = "overlaps this moment or earlier")
    private String to;

    @Option(
        names = {"--asOf", "--as-of"},
        description = "as known at this moment")
    private String asOf;

    @Option(
        names = {"--groupBy", "--group-by"},
        description = "platform, authority or country")
    private String groupBy;
  }
}
