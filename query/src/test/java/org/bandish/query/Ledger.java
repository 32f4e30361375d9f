package org.bandish.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.BanOrder;
import org.bandish.event.BanTransition;
import org.bandish.event.CourtRuling;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Outage;
import org.bandish.event.SignalDay;
import org.bandish.event.Statement;
import org.bandish.event.StatementKind;
import org.bandish.ingest.Registry;
import org.bandish.ingest.Source;
import org.bandish.ingest.evidence.EvidenceFiles;
import org.bandish.ingest.evidence.RegistryFiles;
import org.bandish.schema.Subject;
import org.bandish.schema.Topics;
import org.bandish.timeline.Scope;
import org.bandish.timeline.Timeline;
import org.bandish.timeline.Transitions;

/** What the pipeline would publish of evidence files, in the views of a node without a broker. */
public final class Ledger {
  public static final String TOPIC_ID = "AAAAAAAAAAAAAAAAAAAAAA";
  public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Path RECORD = Path.of("..", "record");

  static {
    // Whoever names a topic vouches for the generated classes; Avro's builders copy no others.
    Topics.BAN_INTERVALS.schema();
  }

  private final Listeners listeners = new Listeners();
  private final NavigableMap<String, SignalDay> days = new TreeMap<>();
  private final Views views = Views.of(TOPIC_ID, listeners, this::days, this::end);
  private final StoreQueries queries = new StoreQueries(() -> views, List::of, listeners);
  private long offset;

  /** The record of the repository. */
  public static Ledger ofRecord() {
    Registry registry = RegistryFiles.in(RECORD);
    try {
      return new Ledger()
          .with(registry, EvidenceFiles.read(RECORD.resolve("pakistan"), registry, clock()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Facts as files write them, of platforms and authorities of the repository's registry. */
  public static Ledger of(String yaml) {
    return new Ledger().and(yaml);
  }

  /** More facts, which arrive later. */
  public Ledger and(String yaml) {
    Registry registry = RegistryFiles.in(RECORD);
    try {
      return with(
          registry, EvidenceFiles.read(List.of(Source.text("t.yaml", yaml)), registry, clock()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  public Queries queries() {
    return queries;
  }

  public Views views() {
    return views;
  }

  /** A day of one network, as the topic has it. */
  public Ledger measured(SignalDay day) {
    String asn = day.getAsn() == null ? "" : day.getAsn().toString();
    days.put(day.getSubject() + "|" + asn + "|" + day.getDay(), day);
    return this;
  }

  /** An outage, as the pipeline concludes it. */
  public Ledger and(Outage outage) {
    views.applyOutage(outage.getId(), outage);
    return this;
  }

  /** A measured span, as the pipeline draws it. */
  public Ledger and(ObservedSpan span) {
    Subject subject = new Subject(span.getCountry(), span.getRegion(), span.getPlatform());
    Evidence entry =
        Evidence.newBuilder()
            .setSubject(subject.toString())
            .setId(span.getId())
            .setDigest(digest(span))
            .setKind(EvidenceKind.OBSERVED_SPAN)
            .setObservedSpan(span)
            .build();
    views.evidence().apply(subject + "|" + entry.getId() + "|" + entry.getDigest(), entry);
    derive(subject, List.of(entry));
    return this;
  }

  private List<SignalDay> days(String prefix) {
    return List.copyOf(days.subMap(prefix, prefix + Character.MAX_VALUE).values());
  }

  private long end() {
    return offset;
  }

  private Ledger with(Registry registry, EvidenceFiles.Result read) {
    if (!read.rejected().isEmpty()) {
      throw new IllegalArgumentException(read.rejected().toString());
    }
    registry.platforms().forEach(p -> views.names().applyPlatform(p.getId(), p));
    registry.authorities().forEach(a -> views.names().applyAuthority(a.getId(), a));
    List<Evidence> arrived = new ArrayList<>();
    TreeSet<Subject> touched = new TreeSet<>();
    for (SpecificRecord fact : read.facts()) {
      Evidence entry = entry(fact);
      for (Subject subject : Scope.subjects(entry)) {
        Evidence under = Evidence.newBuilder(entry).setSubject(subject.toString()).build();
        views.evidence().apply(subject + "|" + entry.getId() + "|" + entry.getDigest(), under);
        arrived.add(under);
        touched.add(subject);
      }
    }
    touched.forEach(subject -> derive(subject, arrived));
    return this;
  }

  private void derive(Subject subject, List<Evidence> arrived) {
    List<Evidence> own =
        arrived.stream().filter(e -> e.getSubject().equals(subject.toString())).toList();
    for (BanTransition transition :
        Transitions.between(
            subject,
            views.intervals().snapshot().of(subject),
            Timeline.derive(subject, views.evidence().of(subject), null),
            own)) {
      views.intervals().apply(offset++, transition);
    }
  }

  private static Evidence entry(SpecificRecord fact) {
    Evidence.Builder entry = Evidence.newBuilder().setSubject("").setDigest(digest(fact));
    if (fact instanceof BanOrder order) {
      entry.setId(order.getId()).setKind(EvidenceKind.BAN_ORDER).setBanOrder(order);
    } else if (fact instanceof CourtRuling ruling) {
      entry.setId(ruling.getId()).setKind(EvidenceKind.COURT_RULING).setCourtRuling(ruling);
    } else if (fact instanceof NetworkSignal signal) {
      entry.setId(signal.getId()).setKind(EvidenceKind.NETWORK_SIGNAL).setNetworkSignal(signal);
    } else if (fact instanceof Statement statement) {
      boolean withdraws = statement.getKind() == StatementKind.WITHDRAWS;
      entry.setId(statement.getId()).setStatement(statement);
      entry.setKind(withdraws ? EvidenceKind.WITHDRAWAL : EvidenceKind.STATEMENT);
    }
    return entry.build();
  }

  private static String digest(SpecificRecord fact) {
    try {
      byte[] text = fact.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
