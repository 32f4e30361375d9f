package org.bandish.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bandish.detect.corpus.Case;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bandish evaluate}: how well the detectors do on a labelled corpus. */
@Command(
    name = "evaluate",
    description = "Recall, precision and delays of the detectors on a labelled corpus.")
final class EvaluateCommand implements Runnable {
  @Parameters(paramLabel = "CORPUS", description = "JSON Lines, a case a line")
  private Path corpus;

  @Option(
      names = "--half",
      defaultValue = "held_out",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Half half;

  @Option(names = "--by-scenario", description = "a row for each scenario, too")
  private boolean byScenario;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Listing.Format format;

  @Spec private CommandSpec spec;

  /** Which cases count: those that parameters were chosen by, or those that nobody looked at. */
  enum Half {
    tuning,
    held_out,
    all
  }

  @Override
  public void run() {
    Scoreboard board = new Scoreboard();
    CorpusFile.read(
        corpus,
        each -> {
          if (counts(each)) {
            board.add(each);
          }
        });
    List<JsonNode> rows = new ArrayList<>(byScenario ? board.scenarios() : List.of());
    rows.addAll(board.totals());
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case table -> Scoreboard.TABLE.text(rows, out);
      case csv -> Scoreboard.TABLE.csv(rows, out);
      case json -> out.println(JsonNodeFactory.instance.arrayNode().addAll(rows).toPrettyString());
    }
    out.flush();
  }

  private boolean counts(Case each) {
    return half == Half.all || each.heldOut() == (half == Half.held_out);
  }
}
