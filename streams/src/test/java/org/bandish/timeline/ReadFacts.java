package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Statement;
import org.bandish.event.StatementKind;
import org.bandish.ingest.Registry;
import org.bandish.ingest.Source;
import org.bandish.ingest.evidence.EvidenceFiles;
import org.bandish.ingest.evidence.RegistryFiles;
import org.bandish.schema.Subject;

/** Evidence files, read as a producer reads them and entered under the subjects they name. */
final class ReadFacts {
  static final Path RECORD = Path.of("..", "record");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);

  private static final Registry REGISTRY = RegistryFiles.in(RECORD);

  private ReadFacts() {}

  /** The facts of the record as its files hold them, for judges that read for themselves. */
  static List<Map<String, Object>> recordAsMaps() throws IOException {
    List<Map<String, Object>> facts = new ArrayList<>();
    try (Stream<Path> files = Files.list(RECORD.resolve("pakistan"))) {
      for (Path file : files.sorted().toList()) {
        facts.addAll(
            new YAMLMapper()
                .readValue(file.toFile(), new TypeReference<List<Map<String, Object>>>() {}));
      }
    }
    return facts;
  }

  /** The evidence by subject, connectivity left out; fails if a fact is rejected. */
  static Map<Subject, List<Evidence>> in(Path fileOrDirectory) throws IOException {
    return bySubject(EvidenceFiles.read(fileOrDirectory, REGISTRY, CLOCK));
  }

  /** A golden case: its facts ({@code evidence.yaml}) and measured spans ({@code spans.yaml}). */
  static Map<Subject, List<Evidence>> ofCase(Path golden) throws IOException {
    List<SpecificRecord> facts = new ArrayList<>();
    Path evidence = golden.resolve("evidence.yaml");
    Path spans = golden.resolve("spans.yaml");
    assertThat(Files.exists(evidence) || Files.exists(spans)).as("%s", golden).isTrue();
    if (Files.exists(evidence)) {
      EvidenceFiles.Result read = EvidenceFiles.read(evidence, REGISTRY, CLOCK);
      assertThat(read.rejected()).isEmpty();
      facts.addAll(read.facts());
    }
    if (Files.exists(spans)) {
      facts.addAll(ReadSpans.in(spans));
    }
    return bySubject(facts);
  }

  /** The same of facts as a file would hold them. */
  static Map<Subject, List<Evidence>> of(String yaml) throws IOException {
    return bySubject(EvidenceFiles.read(List.of(Source.text("facts.yaml", yaml)), REGISTRY, CLOCK));
  }

  private static Map<Subject, List<Evidence>> bySubject(EvidenceFiles.Result read) {
    assertThat(read.rejected()).isEmpty();
    return bySubject(read.facts());
  }

  private static Map<Subject, List<Evidence>> bySubject(
      Collection<? extends SpecificRecord> facts) {
    Map<Subject, List<Evidence>> bySubject = new TreeMap<>();
    for (SpecificRecord fact : facts) {
      Evidence evidence = evidence(fact);
      Scope.subjects(evidence).stream()
          .filter(subject -> !subject.platform().equals(Subject.CONNECTIVITY))
          .forEach(
              subject ->
                  bySubject.computeIfAbsent(subject, key -> new ArrayList<>()).add(evidence));
    }
    return bySubject;
  }

  /** As the ledger keeps it; the digest tells two versions apart. */
  static Evidence evidence(SpecificRecord fact) {
    Evidence.Builder evidence =
        Evidence.newBuilder().setSubject("PK").setDigest(Integer.toHexString(fact.hashCode()));
    if (fact instanceof BanOrder order) {
      evidence.setId(order.getId()).setKind(EvidenceKind.BAN_ORDER).setBanOrder(order);
    } else if (fact instanceof CourtRuling ruling) {
      evidence.setId(ruling.getId()).setKind(EvidenceKind.COURT_RULING).setCourtRuling(ruling);
    } else if (fact instanceof NetworkSignal signal) {
      evidence.setId(signal.getId()).setKind(EvidenceKind.NETWORK_SIGNAL).setNetworkSignal(signal);
    } else if (fact instanceof ObservedSpan span) {
      evidence.setId(span.getId()).setKind(EvidenceKind.OBSERVED_SPAN).setObservedSpan(span);
    } else {
      Statement statement = (Statement) fact;
      boolean withdraws = statement.getKind() == StatementKind.WITHDRAWS;
      evidence
          .setId(statement.getId())
          .setKind(withdraws ? EvidenceKind.WITHDRAWAL : EvidenceKind.STATEMENT)
          .setStatement(statement);
    }
    return evidence.build();
  }
}
