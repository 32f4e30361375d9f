package org.bandish.detect;

import java.util.List;

/** The detectors there are. */
public final class Detectors {
  /** The one whose spans are published. */
  public static final Detector DEFAULT = TurningDetector.national(LikelihoodDetector.NATIONAL);

  /** All, the default first. */
  public static final List<Detector> ALL = List.of(DEFAULT, CusumDetector.NATIONAL);

  private Detectors() {}

  /**
   * The detector with an id such as {@code cusum@1}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Detector of(String id) {
    return ALL.stream()
        .filter(detector -> detector.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no detector "
                        + id
                        + "; there are "
                        + ALL.stream().map(Detector::id).toList()));
  }
}
