package org.bandish.embedded;

import static org.bandish.embedded.EmbeddedException.Reason.NO_REGISTRY;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the registry's program was unpacked.
 *
 * @param runner its start jar, which names the others relative to itself
 */
record RegistryHome(Path runner) {
  static final String PROPERTY = "bandish.registry.home";
  static final String VARIABLE = "BANDISH_REGISTRY_HOME";

  private static final String RUNNER = "apicurio-registry-app-*-runner.jar";

  /**
   * The directory that the system property names, then that of the environment variable, then
   * {@code registry} beside this code (as in a build of this module) or one level up (as in an
   * image, whose jars are in {@code lib}), then where the build around this code unpacked it.
   *
   * @throws EmbeddedException NO_REGISTRY, with the places looked at
   */
  static RegistryHome find() {
    return find(candidates(System.getProperty(PROPERTY), System.getenv(VARIABLE), ownCode()));
  }

  static RegistryHome find(List<Path> places) {
    for (Path place : places) {
      Optional<Path> runner = runner(place);
      if (runner.isPresent()) {
        return new RegistryHome(runner.get().toAbsolutePath());
      }
    }
    throw EmbeddedException.of(
        NO_REGISTRY,
        "no registry program (%s) in %s; the build unpacks it, and %s names another place"
            .formatted(RUNNER, places, VARIABLE));
  }

  static List<Path> candidates(String property, String variable, Path code) {
    List<Path> places = new ArrayList<>();
    if (property != null) {
      places.add(Path.of(property));
    } else if (variable != null) {
      places.add(Path.of(variable));
    } else {
      places.add(code.resolveSibling("registry"));
      places.add(code.resolveSibling("../registry").normalize());
      for (Path above = code.getParent(); above != null; above = above.getParent()) {
        Path built = above.resolve("embedded/target/registry");
        if (Files.isDirectory(built)) {
          places.add(built);
        }
      }
    }
    return places;
  }

  /** The jar or the directory of this package's classes. */
  static Path ownCode() {
    try {
      return Path.of(
          RegistryHome.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("this code is in no file", e);
    }
  }

  private static Optional<Path> runner(Path place) {
    if (!Files.isDirectory(place)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(place, RUNNER)) {
      for (Path jar : jars) {
        return Optional.of(jar);
      }
      return Optional.empty();
    } catch (IOException e) {
      throw EmbeddedException.of(NO_REGISTRY, "cannot read " + place + ": " + e.getMessage(), e);
    }
  }
}
