package org.bandish.ingest.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bandish.event.Alias;
import org.bandish.event.Authority;
import org.bandish.event.AuthorityKind;
import org.bandish.event.Platform;
import org.bandish.ingest.Registry;
import org.bandish.ingest.Source;

/** Reads short evidence files against a small registry on a fixed day. */
final class Reading {
  /** Noon of 1 June 2025, UTC. */
  static final Clock CLOCK = Clock.fixed(Instant.parse("2025-06-01T12:00:00Z"), ZoneOffset.UTC);

  static final Registry REGISTRY =
      Registry.empty()
          .with(
              List.of(
                  new Platform(
                      "x",
                      "X",
                      "X Corp.",
                      List.of(new Alias("Twitter", null, "2023-07")),
                      List.of()),
                  new Platform("tiktok", "TikTok", "ByteDance", List.of(), List.of())),
              List.of(
                  new Authority("pta", "PTA", AuthorityKind.REGULATOR, "PK"),
                  new Authority("moi", "Ministry of Interior", AuthorityKind.MINISTRY, "PK"),
                  new Authority("sindh-high-court", "SHC", AuthorityKind.COURT, "PK")));

  private Reading() {}

  static EvidenceFiles.Result yaml(String text) {
    return read(Source.text("facts.yaml", text));
  }

  static EvidenceFiles.Result read(Source... sources) {
    try {
      return EvidenceFiles.read(List.of(sources), REGISTRY, CLOCK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
