package org.bandish.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bandish.event.NetworkSignal;
import org.bandish.ingest.evidence.RegistryFiles;

/** What an importer read of one source. */
public final class Collected implements Sink {
  /** Noon of 1 August 2026, UTC. */
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-08-01T12:00:00Z"), ZoneOffset.UTC);

  /** The registry that comes with the program. */
  public static final Registry REGISTRY = RegistryFiles.embedded();

  private final List<NetworkSignal> signals = new ArrayList<>();
  private final List<Accepted> accepted = new ArrayList<>();
  private final List<Rejected> rejected = new ArrayList<>();

  /** Reads a source to its end. */
  public static Collected of(Importer importer, Source source) {
    Collected collected = new Collected();
    try {
      importer.read(source, collected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return collected;
  }

  /** Real data that lie beside the checkout of those who have them; see the README. */
  public static Path sample(String name) {
    Path near = Path.of("../../shared/data", name);
    return Files.exists(near) ? near : Path.of("../../../shared/data", name);
  }

  @Override
  public void accepted(Accepted fact) {
    accepted.add(fact);
    signals.add((NetworkSignal) fact.fact());
  }

  @Override
  public void rejected(Rejected broken) {
    rejected.add(broken);
  }

  /** What was accepted, in order. */
  public List<NetworkSignal> signals() {
    return signals;
  }

  /** The one signal that was accepted. */
  public NetworkSignal signal() {
    if (signals.size() != 1 || !rejected.isEmpty()) {
      throw new AssertionError("not one signal: " + signals + " " + messages());
    }
    return signals.get(0);
  }

  /** Lines of what was accepted. */
  public List<Integer> lines() {
    return accepted.stream().map(Accepted::line).toList();
  }

  /** What was rejected, in order. */
  public List<Rejected> rejected() {
    return rejected;
  }

  /** Place, field and reason of what was rejected. */
  public List<String> messages() {
    return rejected.stream().map(Rejected::message).toList();
  }

  /** How many were rejected for each reason; digits and what stands in quotes do not matter. */
  public Map<String, Integer> reasons() {
    Map<String, Integer> reasons = new TreeMap<>();
    for (Rejected broken : rejected) {
      String reason = broken.reason().replaceAll("'[^']*'", "'…'").replaceAll("\\d+", "N");
      reasons.merge(broken.field() + ": " + reason, 1, Integer::sum);
    }
    return reasons;
  }
}
