package org.bandish.detect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bandish.event.Access;

/**
 * {@code cusum@1}: OONI's published detector (ooni/data, {@code oonipipeline/analysis/detector.py},
 * run with {@code edd = 10}) per network ({@link Cusum}), and for a country the networks' states by
 * the same quorum as the default detector's: blocked from the hour in which at least half of the
 * networks whose state is known are blocked, two at least, or one that met a block page in 10
 * measurements; accessible from the hour in which more than half are not (a network is by then, on
 * at least 10 hours).
 *
 * <p>A span begins in the hour in which the sum crossed its threshold, as published, and is known
 * when the measurements of that hour were. The published detector knows nothing of throttling. Its
 * runner also forgets a state that is 10 days old; here silence ends no block.
 */
final class CusumDetector implements Detector {
  static final CusumDetector NATIONAL = new CusumDetector(2, Cusum.LONE);
  static final CusumDetector ALONE = new CusumDetector(1, 1);

  private final int least;
  private final long lone;

  private CusumDetector(int least, long lone) {
    this.least = least;
    this.lone = lone;
  }

  @Override
  public String id() {
    return "cusum@1";
  }

  @Override
  public Detector alone() {
    return ALONE;
  }

  @Override
  public State initial() {
    return CusumState.INITIAL;
  }

  @Override
  public State read(byte[] bytes) {
    return CusumState.of(bytes);
  }

  @Override
  public Step advance(State state, Hour hour) {
    CusumState now = (CusumState) state;
    Map<Long, Cusum> networks = new TreeMap<>(now.networks());
    long known = Long.MIN_VALUE;
    for (NetworkHour heard : hour.networks()) {
      long key = heard.asn() == null ? CusumState.NO_NUMBER : heard.asn();
      networks.merge(
          key,
          Cusum.FIRST.hear(hour.hour(), heard),
          (before, first) -> before.hear(hour.hour(), heard));
      known = Math.max(known, heard.knownAt(hour.hour()).toEpochMilli());
    }
    Access access = quorum(networks);
    if (access == null || (now.open() != null && now.open().state() == access)) {
      return new Step(new CusumState(now.open(), networks), List.of());
    }
    Span open = open(access, hour, Instant.ofEpochMilli(known), networks);
    List<Span> ended = new ArrayList<>();
    if (now.open() != null) {
      ended.add(now.open().until(open.start(), open.knownSince()));
    }
    return new Step(new CusumState(open, networks), ended);
  }

  private Access quorum(Map<Long, Cusum> networks) {
    long observed = networks.values().stream().filter(Cusum::decided).count();
    List<Cusum> blocked = networks.values().stream().filter(Cusum::blocked).toList();
    if (observed == 0) {
      return null;
    }
    if (2L * blocked.size() < observed) {
      return Access.ACCESSIBLE;
    }
    boolean enough =
        blocked.size() >= least
            || blocked.stream()
                .anyMatch(
                    each -> each.measurements() >= lone && (least == 1 || each.confirmed() > 0));
    return enough ? Access.BLOCKED : null;
  }

  private static Span open(Access access, Hour hour, Instant known, Map<Long, Cusum> networks) {
    Instant start = hour.start();
    return new Span(
        access,
        start,
        null,
        known.isBefore(start) ? start : known,
        null,
        networks.values().stream().filter(Cusum::blocked).count(),
        networks.values().stream().filter(Cusum::decided).count(),
        networks.values().stream().mapToLong(Cusum::measurements).sum());
  }
}
