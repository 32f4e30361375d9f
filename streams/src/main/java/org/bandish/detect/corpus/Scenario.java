package org.bandish.detect.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Kinds of cases, in the words of a corpus, each made from a seed. */
@SuppressWarnings("ImmutableEnumChecker") // the recipes are static methods
public enum Scenario {
  NATIONAL_BLOCK("national-block", Blocks::national),
  EXAM_HOURS("exam-hours", Blocks::exams),
  SPREADING("spreading", Blocks::spreading),
  MOST_NETWORKS("most-networks", Blocks::most),
  DNS_ONLY("dns-only", Blocks::dnsOnly),
  THROTTLING("throttling", Blocks::throttling),
  ONE_A_DAY("one-a-day", RareBlocks::oneDaily),
  SILENT_YEARS("silent-years", RareBlocks::silentYears),
  REBLOCK("reblock", RareBlocks::reblock),
  BLOCK_PAGE("block-page-one-network", RareBlocks::blockPage),
  OUTAGE_THEN_BLOCK("outage-then-block", RareBlocks::afterOutage),
  COUNTRY_OUTAGE("country-outage", Harmless::countryOutage),
  UNKNOWN_OUTAGE("country-outage-unknown", Harmless::unknownOutage),
  PLATFORM_OUTAGE("platform-outage", Harmless::platformOutage),
  CDN_CHANGE("cdn-change", Harmless::cdnChange),
  BROKEN_ISP("broken-isp", Harmless::brokenIsp),
  NOISY_PROBE("noisy-probe", Harmless::noisyProbe),
  VOLUME_FALL("volume-fall", Harmless::volumeFall),
  SPARSE("sparse", Harmless::sparse),
  CONTROL("control", Harmless::control);

  private final String word;
  private final Recipe recipe;

  Scenario(String word, Recipe recipe) {
    this.word = word;
    this.recipe = recipe;
  }

  /** A way to make measurements and labels. */
  @FunctionalInterface
  interface Recipe {
    Made make(Random random);
  }

  /** What a recipe makes. */
  record Made(World world, List<Label> labels, List<Quiet> outages) {
    static Made of(World world, Label... labels) {
      return new Made(world, List.of(labels), List.of());
    }
  }

  /** Its name in a corpus. */
  public String word() {
    return word;
  }

  /**
   * The scenario of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Scenario of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no scenario " + word));
  }

  /**
   * Makes a case: always the same one of a seed.
   *
   * @param seed odd: the case belongs to the half that is held out
   */
  public Case make(long seed) {
    Random random = new Random(31L * word.hashCode() + seed * 1_000_003L);
    Made made = recipe.make(random);
    return new Case(
        word + "-" + seed,
        word,
        seed % 2 != 0,
        made.world().measure(),
        made.labels(),
        made.outages());
  }
}
