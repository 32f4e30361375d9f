package org.bandish.timeline;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.Evidence;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Statement;
import org.bandish.schema.Subject;

/** What a fact is about, and which facts it takes back. */
public final class Scope {
  private Scope() {}

  /**
   * The subjects that the fact itself names, sorted; a signal without platform is about
   * connectivity. An entry may stand under further subjects, those of the facts that correct it or
   * that it corrects: there it says nothing of its own.
   *
   * @throws IllegalArgumentException if region and country do not fit
   */
  public static Set<Subject> subjects(Evidence evidence) {
    Named named = named(evidence);
    return named.platforms().stream()
        .map(platform -> new Subject(named.country(), named.region(), platform))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether the fact itself names a subject. */
  static boolean names(Evidence evidence, Subject subject) {
    Named named = named(evidence);
    return named.platforms().contains(subject.platform())
        && subject.country().equals(named.country())
        && Objects.equals(subject.region(), named.region());
  }

  private record Named(String country, String region, List<String> platforms) {}

  private static Named named(Evidence evidence) {
    return switch (evidence.getKind()) {
      case BAN_ORDER -> {
        BanOrder order = evidence.getBanOrder();
        yield new Named(order.getCountry(), order.getRegion(), order.getPlatforms());
      }
      case COURT_RULING -> {
        CourtRuling ruling = evidence.getCourtRuling();
        yield new Named(ruling.getCountry(), ruling.getRegion(), ruling.getPlatforms());
      }
      case STATEMENT, WITHDRAWAL -> {
        Statement statement = evidence.getStatement();
        yield new Named(statement.getCountry(), statement.getRegion(), statement.getPlatforms());
      }
      case NETWORK_SIGNAL -> {
        NetworkSignal signal = evidence.getNetworkSignal();
        String platform =
            signal.getPlatform() == null ? Subject.CONNECTIVITY : signal.getPlatform();
        yield new Named(signal.getCountry(), signal.getRegion(), List.of(platform));
      }
      case OBSERVED_SPAN -> {
        ObservedSpan span = evidence.getObservedSpan();
        yield new Named(span.getCountry(), span.getRegion(), List.of(span.getPlatform()));
      }
      case UNKNOWN -> new Named(null, null, List.of());
    };
  }

  /** The ids that the fact supersedes or withdraws, whether or not they have arrived. */
  public static Set<String> corrects(Evidence evidence) {
    return switch (evidence.getKind()) {
      case BAN_ORDER -> ids(evidence.getBanOrder().getSupersedes(), null);
      case COURT_RULING -> ids(evidence.getCourtRuling().getSupersedes(), null);
      case NETWORK_SIGNAL -> ids(evidence.getNetworkSignal().getSupersedes(), null);
      case OBSERVED_SPAN -> ids(evidence.getObservedSpan().getSupersedes(), null);
      case STATEMENT, WITHDRAWAL ->
          ids(evidence.getStatement().getSupersedes(), evidence.getStatement().getWithdraws());
      case UNKNOWN -> Set.of();
    };
  }

  private static Set<String> ids(String supersedes, String withdraws) {
    return Stream.of(supersedes, withdraws)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
