package org.bandish.cli;

import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.bandish.ingest.Progress;
import org.bandish.ingest.Source;
import picocli.CommandLine.Help.Ansi;

/** How far reading has come, on a terminal; elsewhere nothing. */
final class Bar implements Progress, AutoCloseable {
  private static final long MIB = 1024 * 1024;

  private final ProgressBar bar;

  private Bar(ProgressBar bar) {
    this.bar = bar;
  }

  /** A bar of the sources' bytes on standard error. */
  static Bar over(List<Source> sources) {
    if (!Ansi.AUTO.enabled()) {
      return new Bar(null);
    }
    return new Bar(
        new ProgressBarBuilder()
            .setTaskName("ingest")
            .setInitialMax(sources.stream().mapToLong(Source::size).sum())
            .setUnit(" MiB", MIB)
            .build());
  }

  @Override
  public void read(String source, long bytes) {
    if (bar != null) {
      bar.stepBy(bytes);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
