package org.bandish.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bandish.embedded.EmbeddedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryHomeTest {
  private static final Path CODE = Path.of("/opt/bandish/lib/embedded.jar");

  @TempDir Path dir;

  @Test
  void shouldLookBesideTheCodeAndOneLevelUp() {
    assertThat(RegistryHome.candidates(null, null, CODE))
        .containsExactly(Path.of("/opt/bandish/lib/registry"), Path.of("/opt/bandish/registry"));
  }

  @Test
  void shouldLookInTheBuildThatTheCodeIsPartOf() throws IOException {
    Path built = Files.createDirectories(dir.resolve("embedded/target/registry"));
    assertThat(RegistryHome.candidates(null, null, dir.resolve("cli/target/app/lib/embedded.jar")))
        .contains(built);
  }

  @Test
  void shouldLookOnlyWhereTheEnvironmentSays() {
    assertThat(RegistryHome.candidates(null, "/env", CODE)).containsExactly(Path.of("/env"));
  }

  @Test
  void shouldPreferThePropertyToTheEnvironment() {
    assertThat(RegistryHome.candidates("/property", "/env", CODE))
        .containsExactly(Path.of("/property"));
  }

  @Test
  void shouldFindTheRunnerInTheFirstPlaceThatHasOne() throws IOException {
    Path runner = Files.createFile(dir.resolve("apicurio-registry-app-2.6.13.Final-runner.jar"));
    RegistryHome home = RegistryHome.find(List.of(dir.resolve("absent"), dir));
    assertThat(home.runner()).isEqualTo(runner);
    assertThat(EmbeddedRegistry.version(home))
        .isEqualTo("registry format 1, apicurio 2.6.13.Final");
  }

  @Test
  void shouldNameThePlacesItLookedAt() {
    EmbeddedException e =
        catchThrowableOfType(EmbeddedException.class, () -> RegistryHome.find(List.of(dir)));
    assertThat(e.reason()).isEqualTo(Reason.NO_REGISTRY);
    assertThat(e).hasMessageContaining(dir.toString()).hasMessageContaining(RegistryHome.VARIABLE);
  }
}
