package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a folder of its own, with stand-ins for java, javac and mvn on its PATH. */
class LauncherTest {
  private static final String MAVEN_BUILDS =
      """
      echo "$@" >>"$TOOLS/mvn.calls"
      mkdir -p cli/target/app/lib && touch cli/target/app/lib/bandish-cli.jar
      """;
  private static final String MAVEN_NEEDS_THE_NET =
      """
      echo "$@" >>"$TOOLS/mvn.calls"
      case " $* " in *" -o "*) echo "Cannot access central in offline mode"; exit 1 ;; esac
      mkdir -p cli/target/app/lib && touch cli/target/app/lib/bandish-cli.jar
      """;
  private static final String JAVA =
      """
      if [ "$1" = -version ]; then echo 'openjdk version "%s" 2025-04-15' >&2; exit; fi
      for argument; do echo "$argument" >>"$TOOLS/java.arguments"; done
      """;

  private static final List<String> POSIX_TOOLS =
      List.of(
          "cat",
          "dirname",
          "find",
          "grep",
          "head",
          "ln",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "touch");

  @TempDir private Path dir;
  private Path home;
  private Path tools;

  @BeforeEach
  void project() throws IOException {
    home = Files.createDirectories(dir.resolve("a folder/with spaces"));
    tools = Files.createDirectories(dir.resolve("tools"));
    Files.copy(Path.of("../bandish"), home.resolve("bandish"));
    Files.createDirectories(home.resolve("cli/src/main"));
    Files.writeString(home.resolve("pom.xml"), "");
    Files.writeString(home.resolve("cli/pom.xml"), "");
    for (String posix : POSIX_TOOLS) {
      system(posix);
    }
    tool("java", JAVA.formatted("17.0.15"));
    tool("javac", "");
    tool("mvn", MAVEN_BUILDS);
  }

  @Test
  void shouldBuildOnceAndSayItOnStandardErrorAlone() throws Exception {
    Run first = run(home.resolve("bandish"), "status");
    Run second = run(home.resolve("bandish"), "status");

    assertThat(first.code).as(first.err).isZero();
    assertThat(first.out).isEmpty();
    assertThat(first.err).isEqualToIgnoringNewLines("bandish: building…");
    assertThat(second.err).isEmpty();
    assertThat(lines("mvn.calls"))
        .containsExactly("-q -B -o -Dquick -Dmaven.test.skip=true -pl cli -am package");
  }

  @Test
  void shouldBuildAgainWhenASourceIsNewer() throws Exception {
    run(home.resolve("bandish"));
    Path source = Files.writeString(home.resolve("cli/src/main/New.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

    assertThat(run(home.resolve("bandish")).err).contains("building");
    assertThat(lines("mvn.calls")).hasSize(2);
  }

  @Test
  void shouldUseTheNetOnlyWhenOfflineIsNotEnough() throws Exception {
    tool("mvn", MAVEN_NEEDS_THE_NET);

    assertThat(run(home.resolve("bandish")).code).isZero();
    assertThat(lines("mvn.calls"))
        .containsExactly(
            "-q -B -o -Dquick -Dmaven.test.skip=true -pl cli -am package",
            "-q -B -Dquick -Dmaven.test.skip=true -pl cli -am package");
  }

  @Test
  void shouldShowWhyABuildFailedAndTryAgainNextTime() throws Exception {
    tool("mvn", "echo 'Foo.java:[3,1] no such symbol'; exit 1");

    for (int attempt = 0; attempt < 2; attempt++) {
      Run run = run(home.resolve("bandish"));
      assertThat(run.code).isEqualTo(1);
      assertThat(run.err).contains("Foo.java:[3,1] no such symbol", "the build failed");
    }
    assertThat(home.resolve("target/bandish.lock")).doesNotExist();
  }

  @Test
  void shouldHandArgumentsOnAsTheyAre() throws Exception {
    run(home.resolve("bandish"), "explain", "two words", "*");

    assertThat(lines("java.arguments"))
        .containsSequence("-jar", home.toRealPath() + "/cli/target/app/lib/bandish-cli.jar")
        .endsWith("explain", "two words", "*")
        .contains("-Dbandish.home=" + home.toRealPath(), "-XX:TieredStopAtLevel=1");
  }

  @Test
  void shouldNotSlowServersDownForAFastStart() throws Exception {
    run(home.resolve("bandish"), "up");

    assertThat(lines("java.arguments")).doesNotContain("-XX:TieredStopAtLevel=1");
  }

  @Test
  void shouldFindItsHomeThroughSymbolicLinks() throws Exception {
    Path link = Files.createSymbolicLink(dir.resolve("one"), home.resolve("bandish"));
    Path linkToLink = Files.createSymbolicLink(dir.resolve("two"), Path.of("one"));

    assertThat(run(link).code).isZero();
    assertThat(run(linkToLink).code).isZero();
    assertThat(lines("mvn.calls")).hasSize(1);
  }

  @Test
  void shouldNameThePackageWhenThereIsOnlyARuntime() throws Exception {
    Files.delete(tools.resolve("javac"));

    Run run = run(home.resolve("bandish"));

    assertThat(run.code).isEqualTo(1);
    assertThat(run.err).contains("openjdk-17-jdk-headless");
  }

  @Test
  void shouldNameThePackageWhenThereIsNoMaven() throws Exception {
    Files.delete(tools.resolve("mvn"));

    Run run = run(home.resolve("bandish"));

    assertThat(run.code).isEqualTo(1);
    assertThat(run.err).contains("apt install maven");
  }

  @Test
  void shouldNeedNoCompilerOnceBuilt() throws Exception {
    run(home.resolve("bandish"));
    Files.delete(tools.resolve("mvn"));
    Files.delete(tools.resolve("javac"));

    assertThat(run(home.resolve("bandish")).code).isZero();
  }

  @Test
  void shouldRefuseAnOldJava() throws Exception {
    for (String version : List.of("1.8.0_402", "11.0.2")) {
      tool("java", JAVA.formatted(version));

      Run run = run(home.resolve("bandish"));

      assertThat(run.code).isEqualTo(1);
      assertThat(run.err).contains("Java 17 or newer is needed");
    }
  }

  @Test
  void shouldNotWaitForABuilderThatIsGone() throws Exception {
    Files.createDirectories(home.resolve("target"));
    Files.createSymbolicLink(home.resolve("target/bandish.lock"), Path.of("999999999"));

    assertThat(run(home.resolve("bandish")).code).isZero();
  }

  private record Run(int code, String out, String err) {}

  private Run run(Path launcher, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
    command.addAll(List.of(arguments));
    Path out = dir.resolve("out");
    Path err = dir.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(dir.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("TOOLS", tools.toString());
    Process process = builder.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(tools.resolve(file), StandardCharsets.UTF_8);
  }

  private void tool(String name, String script) throws IOException {
    Path tool = tools.resolve(name);
    Files.writeString(tool, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void system(String name) throws IOException {
    for (String folder : List.of("/bin/", "/usr/bin/")) {
      if (Files.exists(Path.of(folder + name))) {
        tool(name, "exec " + folder + name + " \"$@\"");
        return;
      }
    }
  }
}
