package org.bandish.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bandish.ingest.Publisher;
import org.bandish.ingest.Registry;
import org.bandish.ingest.evidence.RegistryFiles;
import org.bandish.ingest.watch.Cursors;
import org.bandish.ingest.watch.Feed;
import org.bandish.ingest.watch.KafkaCursors;
import org.bandish.ingest.watch.Watch;
import org.bandish.schema.RegistryPort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bandish watch}: polls a public API, publishes what is new, keeps its cursor. */
@Command(name = "watch", description = "Poll a public API and publish what it tells.")
final class WatchCommand implements Callable<Integer> {
  @Mixin private Connection connection;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "API", description = "${COMPLETION-CANDIDATES}")
  private WatchedApi api;

  @Option(
      names = "--every",
      defaultValue = "10m",
      converter = Spans.class,
      description = "from one poll to the next, at least 1m (default: ${DEFAULT-VALUE})")
  private Duration every;

  @Option(
      names = "--country",
      paramLabel = "CC",
      description = "ask for this country alone; repeatable (default: all)")
  private List<String> countries = new ArrayList<>();

  @Option(names = "--api-url", paramLabel = "URL", description = "ask there, such as a mirror")
  private String url;

  @Option(
      names = "--radar-token",
      paramLabel = "TOKEN",
      description = "of Cloudflare's API; better in BANDISH_RADAR_TOKEN")
  private String radarToken;

  @Option(names = "--once", description = "poll once and end")
  private boolean once;

  @Override
  public Integer call() throws IOException, InterruptedException {
    connection.requireBroker();
    Clock clock = Clock.systemUTC();
    Registry known = RegistryFiles.embedded();
    List<Feed> feeds = api.feeds(url, countries, radarToken, known, clock);
    try (RegistryPort registry = connection.registry();
        Publisher publisher = Publisher.open(connection.kafka(), registry, connection.prefix());
        Rejections rejections = new Rejections(spec.commandLine().getErr(), null)) {
      publisher.definitions(known);
      Cursors cursors =
          KafkaCursors.read(connection.kafka(), registry, connection.prefix(), publisher);
      Watch watch = Watch.of(feeds, cursors, publisher, clock);
      return watch.run(every, once, rejections, spec.commandLine().getOut()::println)
          ? 0
          : Bandish.COULD_NOT_RUN;
    }
  }
}
