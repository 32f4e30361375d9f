package org.bandish.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bandish.embedded.EmbeddedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path dir;

  @Test
  void shouldMakeTheDirectoryAndSayWhoseItIs() {
    DataDirectory made = DataDirectory.prepare(dir.resolve("a/b"), "broker 1");
    assertThat(made.path().resolve("VERSION")).hasContent("broker 1");
    assertThat(made.data()).isDirectory();
    assertThat(made.log("broker").getParent()).isDirectory();
    assertThat(made.path()).isDirectoryNotContaining("glob:**.{probe,draft}");
  }

  @Test
  void shouldTakeADirectoryOfTheSameVersionAgain() throws IOException {
    DataDirectory first = DataDirectory.prepare(dir, "broker 1");
    Files.writeString(first.data().resolve("kept"), "x");
    assertThat(DataDirectory.prepare(dir, "broker 1").data().resolve("kept")).hasContent("x");
  }

  @Test
  void shouldRefuseADirectoryOfAnotherVersionAndLeaveItAsItWas() {
    DataDirectory.prepare(dir, "broker 1");
    EmbeddedException e = refusal(dir, "broker 2");
    assertThat(e.reason()).isEqualTo(Reason.OTHER_VERSION);
    assertThat(e)
        .hasMessageContaining(dir.toString())
        .hasMessageContaining("'broker 1'")
        .hasMessageContaining("'broker 2'");
    assertThat(dir.resolve("VERSION")).hasContent("broker 1");
  }

  @Test
  void shouldRefuseDataThatNobodySigned() throws IOException {
    Files.createDirectories(dir.resolve("data"));
    Files.writeString(dir.resolve("data/meta.properties"), "");
    assertThat(refusal(dir, "broker 1").reason()).isEqualTo(Reason.OTHER_VERSION);
  }

  @Test
  void shouldRefuseADiskWithoutRoomAndWriteNoVersion() {
    EmbeddedException e =
        catchThrowableOfType(
            EmbeddedException.class, () -> DataDirectory.prepare(dir, "broker 1", Long.MAX_VALUE));
    assertThat(e.reason()).isEqualTo(Reason.DISK_FULL);
    assertThat(e)
        .hasMessageContaining(dir.toString())
        .hasMessageContaining("MiB of free disk space, at least " + Long.MAX_VALUE + " MiB");
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void shouldRefuseAFile() throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "");
    EmbeddedException e = refusal(file, "broker 1");
    assertThat(e.reason()).isEqualTo(Reason.DIRECTORY_UNUSABLE);
    assertThat(e).hasMessageContaining(file.toString()).hasMessageContaining("not a directory");
  }

  @Test
  void shouldRefuseADirectoryBelowAFile() throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "");
    EmbeddedException e = refusal(file.resolve("below"), "broker 1");
    assertThat(e.reason()).isEqualTo(Reason.DIRECTORY_UNUSABLE);
    assertThat(e).hasMessageContaining(file.toString());
  }

  /** Below /proc even the superuser can make nothing, so this holds for whoever runs the tests. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldRefuseADirectoryThatCannotBeWrittenTo() {
    EmbeddedException e = refusal(Path.of("/proc/bandish"), "broker 1");
    assertThat(e.reason()).isEqualTo(Reason.DIRECTORY_UNUSABLE);
    assertThat(e).hasMessageContaining("/proc/bandish");
  }

  @Test
  void shouldTakeADirectoryWhoseFormerChildAndParentHaveEnded() throws IOException {
    Files.writeString(dir.resolve(DirectoryLock.FILE), "1@1 1@1\n");
    assertThat(DataDirectory.prepare(dir, "broker 1").path()).isDirectory();
  }

  private static EmbeddedException refusal(Path dir, String version) {
    return catchThrowableOfType(EmbeddedException.class, () -> DataDirectory.prepare(dir, version));
  }
}
