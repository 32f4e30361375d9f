package org.bandish.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.Evidence;
import org.bandish.ingest.evidence.EvidenceFiles;
import org.bandish.ingest.evidence.RegistryFiles;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Topic;
import org.bandish.schema.Topics;

/** The record on disk, and what of it a cluster lacks: a second start publishes nothing twice. */
final class LocalRecord {
  private final EvidenceFiles.Result record;

  private LocalRecord(EvidenceFiles.Result record) {
    this.record = record;
  }

  /**
   * Reads the files whole.
   *
   * @throws CannotRunException if there is nothing to read
   */
  static LocalRecord read(Path path, Clock clock) {
    try {
      return new LocalRecord(EvidenceFiles.read(path, RegistryFiles.embedded(), clock));
    } catch (IOException e) {
      throw new CannotRunException("--record " + path + ": cannot be read: " + e, e);
    }
  }

  /** What broke a rule, a line each. */
  List<String> rejected() {
    return record.rejected().stream().map(rejected -> rejected.message()).toList();
  }

  /** Platforms and authorities that the cluster lacks or has otherwise. */
  List<SpecificRecord> missingDefinitions(
      Map<String, Object> kafka, String prefix, RegistryPort registry) {
    List<SpecificRecord> missing = new ArrayList<>();
    missing.addAll(
        missing(record.registry().platforms(), values(kafka, Topics.PLATFORMS, prefix, registry)));
    missing.addAll(
        missing(
            record.registry().authorities(), values(kafka, Topics.AUTHORITIES, prefix, registry)));
    return missing;
  }

  /** Facts that are not in the cluster's evidence as they are here. */
  List<SpecificRecord> missingFacts(
      Map<String, Object> kafka, String prefix, RegistryPort registry) {
    Set<SpecificRecord> known = new HashSet<>();
    values(kafka, Topics.EVIDENCE, prefix, registry).forEach(evidence -> known.add(fact(evidence)));
    return missing(record.facts(), known);
  }

  private static <T extends SpecificRecord> Collection<T> values(
      Map<String, Object> kafka, Topic<T> topic, String prefix, RegistryPort registry) {
    try (TopicFold<T> fold = new TopicFold<>(kafka, topic, prefix, registry)) {
      return fold.read().values();
    }
  }

  private static List<SpecificRecord> missing(
      Collection<? extends SpecificRecord> wanted, Collection<? extends SpecificRecord> there) {
    Set<SpecificRecord> known = new HashSet<>(there);
    return wanted.stream()
        .filter(fact -> !known.contains(fact))
        .map(SpecificRecord.class::cast)
        .toList();
  }

  private static SpecificRecord fact(Evidence evidence) {
    return switch (evidence.getKind()) {
      case BAN_ORDER -> evidence.getBanOrder();
      case COURT_RULING -> evidence.getCourtRuling();
      case NETWORK_SIGNAL -> evidence.getNetworkSignal();
      case STATEMENT, WITHDRAWAL -> evidence.getStatement();
      case OBSERVED_SPAN -> evidence.getObservedSpan();
      case UNKNOWN -> evidence;
    };
  }
}
