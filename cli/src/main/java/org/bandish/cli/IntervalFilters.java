package org.bandish.cli;

import java.util.List;
import picocli.CommandLine.Option;

/**
 * The parameters of the path intervals, under their own names; {@link Service#query} reads them.
 */
@SuppressWarnings("UnusedVariable") // picocli writes them, Service reads them
final class IntervalFilters {
  @Option(names = "--country", description = "ISO 3166-1 code, as in PK")
  private String country;

  @Option(names = "--region", description = "ISO 3166-2 code, as in PK-PB; * for all")
  private String region;

  @Option(names = "--platform", description = "id or alias; repeatable")
  private List<String> platform;

  @Option(names = "--authority", description = "id of who imposed, as in pta")
  private String authority;

  @Option(names = "--state", description = "ongoing or ended")
  private String state;

  @Option(names = "--phase", description = "a phase that occurs, as in DEFIED")
  private String phase;

  @Option(names = "--disclosure", description = "as in ACKNOWLEDGED_LATER")
  private String disclosure;

  @Option(names = "--from", description = "overlaps this moment or later")
  private String from;

  @Option(names = "--to", description = "overlaps this moment or earlier")
  private String to;

  @Option(names = "--at", description = "in force at this moment")
  private String at;

  @Option(
      names = {"--asOf", "--as-of"},
      description = "as known at this moment")
  private String asOf;

  @Option(
      names = {"--minDays", "--min-days"},
      description = "at least so many days")
  private Integer minDays;

  @Option(names = "--sort", description = "start, -start, days or -days")
  private String sort;

  @Option(names = "--limit", description = "at most so many; all without")
  private Integer limit;
}
