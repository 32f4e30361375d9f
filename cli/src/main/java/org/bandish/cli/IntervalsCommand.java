package org.bandish.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bandish intervals}: asks for {@code /intervals}. */
@Command(name = "intervals", description = "The bans: from when to when, by whom, how ended.")
@SuppressWarnings("UnusedVariable") // picocli reads the filters
final class IntervalsCommand implements Runnable {
  private static final Table TABLE =
      new Table(
          "country",
          "region",
          "platform",
          "start=start.date",
          "end=end.date",
          "days",
          "state",
          "imposedBy",
          "ending",
          "disclosure",
          "id");

  @Mixin private Listing listing;
  @Mixin private IntervalFilters filters;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    listing.print(spec, "/intervals", TABLE);
  }
}
