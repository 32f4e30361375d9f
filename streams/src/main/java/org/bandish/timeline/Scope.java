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
    return switch (evidence.getKind()) {
      case BAN_ORDER -> {
        BanOrder order = evidence.getBanOrder();
        yield subjects(order.getCountry(), order.getRegion(), order.getPlatforms());
      }
      case COURT_RULING -> {
        CourtRuling ruling = evidence.getCourtRuling();
        yield subjects(ruling.getCountry(), ruling.getRegion(), ruling.getPlatforms());
      }
      case STATEMENT, WITHDRAWAL -> {
        Statement statement = evidence.getStatement();
        yield subjects(statement.getCountry(), statement.getRegion(), statement.getPlatforms());
      }
      case NETWORK_SIGNAL -> {
        NetworkSignal signal = evidence.getNetworkSignal();
        String platform =
            signal.getPlatform() == null ? Subject.CONNECTIVITY : signal.getPlatform();
        yield subjects(signal.getCountry(), signal.getRegion(), List.of(platform));
      }
      case OBSERVED_SPAN -> {
        ObservedSpan span = evidence.getObservedSpan();
        yield subjects(span.getCountry(), span.getRegion(), List.of(span.getPlatform()));
      }
      case UNKNOWN -> Set.of();
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

  private static Set<Subject> subjects(String country, String region, List<String> platforms) {
    return platforms.stream()
        .map(platform -> new Subject(country, region, platform))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> ids(String supersedes, String withdraws) {
    return Stream.of(supersedes, withdraws)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
