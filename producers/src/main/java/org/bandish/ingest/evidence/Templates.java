package org.bandish.ingest.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commented facts to fill in. */
public final class Templates {
  /** What there is a template of. */
  public static final List<String> NAMES = List.of("order", "ruling", "signal", "statement");

  private Templates() {}

  /**
   * The template in YAML. It is a fact that can be read: what must stand has an example, what may
   * stand is a comment.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static String of(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("no template '" + name + "'; one of " + NAMES);
    }
    try (InputStream in = Templates.class.getResourceAsStream("new-" + name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
