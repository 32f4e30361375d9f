package org.bandish.ingest.ooni;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bandish.ingest.Source;
import org.bandish.ingest.reading.BadField;
import org.bandish.ingest.reading.Csv;

/**
 * The block pages that OONI's list of fingerprints knows, held against what a probe was answered:
 * addresses and names in DNS, headers and bodies of pages.
 */
public final class Fingerprints {
  /** None are known. */
  public static final Fingerprints NONE = new Fingerprints(List.of());

  /** What the fingerprints say of a measurement. */
  enum Word {
    /** The resolver answered with a block page's address. */
    BLOCKED_IN_DNS,
    /** The page is a block page of this country. */
    BLOCKED_IN_HTTP,
    /** The page is one that is often taken for a block page. */
    FALSE_POSITIVE,
    /** Nothing. */
    NOTHING
  }

  private final List<Fingerprint> contained;
  private final Needles needles;
  private final Map<String, List<Fingerprint>> others = new HashMap<>();

  private Fingerprints(List<Fingerprint> all) {
    contained = all.stream().filter(Fingerprints::isSoughtInBodies).toList();
    needles = new Needles(contained.stream().map(Fingerprint::contained).toList());
    for (Fingerprint each : all) {
      if (!isSoughtInBodies(each)) {
        others.computeIfAbsent(each.location(), location -> new ArrayList<>()).add(each);
      }
    }
  }

  /**
   * Reads OONI's list.
   *
   * @param place a CSV file, or a directory of which every {@code fingerprints*.csv} is read
   * @throws IOException if a file cannot be read, or a row is not as it should be; the message says
   *     file, line, field and reason
   */
  public static Fingerprints read(Path place) throws IOException {
    List<Fingerprint> all = new ArrayList<>();
    for (Path file : files(place)) {
      try (InputStream in = Source.of(file).open()) {
        read(file, new Csv(in), all);
      }
    }
    return new Fingerprints(all);
  }

  boolean isEmpty() {
    return contained.isEmpty() && others.isEmpty();
  }

  /**
   * What they say of a measurement.
   *
   * @param country ISO 3166-1, in which it was measured
   */
  Word of(Measurement measurement, String country) {
    List<Fingerprint> found = new ArrayList<>();
    for (JsonNode query : measurement.keys().path("queries")) {
      for (JsonNode answer : query.path("answers")) {
        for (String field : List.of("ipv4", "ipv6", "hostname")) {
          test("dns", answer.path(field).asText(""), found);
        }
      }
    }
    if (found.stream().anyMatch(each -> each.showsABlock(country))) {
      return Word.BLOCKED_IN_DNS;
    }
    Pages.of(measurement.keys()).forEach(page -> test(page, found));
    if (found.stream().anyMatch(each -> each.showsABlock(country))) {
      return Word.BLOCKED_IN_HTTP;
    }
    return found.stream().anyMatch(Fingerprint::isFalsePositive)
        ? Word.FALSE_POSITIVE
        : Word.NOTHING;
  }

  private void test(Pages.Page page, List<Fingerprint> found) {
    page.headers().forEach((name, value) -> test("header." + name, value, found));
    test("body", page.body(), found);
    needles.in(page.body()).stream().forEach(i -> found.add(contained.get(i)));
  }

  private void test(String location, String text, List<Fingerprint> found) {
    if (!text.isEmpty()) {
      others.getOrDefault(location, List.of()).stream()
          .filter(each -> each.test().test(text))
          .forEach(found::add);
    }
  }

  private static boolean isSoughtInBodies(Fingerprint fingerprint) {
    return fingerprint.location().equals("body") && fingerprint.contained() != null;
  }

  private static void read(Path file, Csv csv, List<Fingerprint> all) throws IOException {
    for (Csv.Row row = csv.next(); row != null; row = csv.next()) {
      try {
        row.requireWidth();
        all.add(Fingerprint.of(row));
      } catch (BadField e) {
        String field = e.field() == null ? "" : e.field() + ": ";
        throw new IOException(file + ":" + row.line() + ": " + field + e.getMessage(), e);
      }
    }
  }

  private static List<Path> files(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> entries = Files.list(place)) {
      List<Path> files =
          entries
              .filter(file -> file.getFileName().toString().matches("fingerprints.*\\.csv(\\.gz)?"))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new IOException(place + ": no fingerprints*.csv in it");
      }
      return files;
    }
  }
}
