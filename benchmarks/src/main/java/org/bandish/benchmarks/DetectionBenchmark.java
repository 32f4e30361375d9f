package org.bandish.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bandish.detect.Detectors;
import org.bandish.detect.Hour;
import org.bandish.detect.NetworkHour;
import org.bandish.detect.Stretches;
import org.bandish.detect.Watch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one more day of measurements costs by how many days were measured before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class DetectionBenchmark {
  private static final int NETWORKS = 5;
  private static final int HOURS = 24;

  /** Of so many days the first two are blocked. */
  private static final int CYCLE = 20;

  @Param({"llr@2", "cusum@1"})
  String detector;

  @Param({"10", "100", "1000"})
  int days;

  private Stretches stretches;
  private byte[] before;
  private List<Hour> next;

  /** The state after the days, in bytes as the store keeps it. */
  @Setup
  public void fold() {
    stretches = new Stretches(Detectors.of(detector));
    Watch watch = stretches.initial();
    for (int day = 0; day < days; day++) {
      watch = stretches.advance(watch, day(day)).watch();
    }
    before = stretches.bytes(watch);
    next = day(days);
  }

  private static List<Hour> day(int day) {
    boolean blocked = day % CYCLE < 2;
    List<Hour> hours = new ArrayList<>();
    for (int i = 0; i < HOURS; i++) {
      List<NetworkHour> networks = new ArrayList<>();
      for (long asn = 1; asn <= NETWORKS; asn++) {
        networks.add(
            new NetworkHour(asn, blocked ? 2 : 0, 0, 0, blocked ? 0 : 2, 2, 0, null, null));
      }
      hours.add(new Hour((long) HOURS * day + i, networks));
    }
    return hours;
  }

  /** One day more: the state is read, 24 hours of five networks are heard, the state is written. */
  @Benchmark
  public byte[] oneMoreDay() {
    return stretches.bytes(stretches.advance(stretches.read(before), next).watch());
  }
}
