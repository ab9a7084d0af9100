package io.holdfast.engine.driver.tsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingFolderTest {

  @TempDir private Path folder;

  private StagingFolder staging(long reserve) throws IOException {
    TsmWorkbench bench = new TsmWorkbench(folder);
    return new StagingFolder(bench.settings(BackupMode.FILE, Duration.ofSeconds(1), reserve));
  }

  private Path staged(String name) {
    return folder.resolve("staging").resolve(name);
  }

  @Test
  void theFolderIsForNobodyElse() throws IOException {
    staging(0).create();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(staged("."))))
        .isEqualTo("rwx------");
  }

  @Test
  void whatACrashHasLeftGoesAndWhatIsInUseStays() throws IOException {
    StagingFolder staging = staging(0);
    try (StagingEntry used = staging.entry("backup-used")) {
      Files.writeString(used.data(), "in use");
      Files.writeString(staged("backup-left"), "left");
      Files.writeString(staged("backup-left.json"), "left");
      Files.writeString(staged("backup-left.lock"), "");
      staging.entry("backup-new").close();

      assertThat(staged("backup-used")).exists();
      assertThat(staged("backup-used.lock")).exists();
      assertThat(staged("backup-left")).doesNotExist();
      assertThat(staged("backup-left.json")).doesNotExist();
      assertThat(staged("backup-left.lock")).doesNotExist();
    }
    assertThat(staged(".")).isEmptyDirectory();
  }

  @Test
  void whatAnotherProcessUsesStays() throws Exception {
    StagingFolder staging = staging(0);
    staging.create();
    Files.writeString(staged("backup-other"), "in use");
    String script =
        "import fcntl,sys\nf=open(sys.argv[1],'w')\nfcntl.lockf(f,fcntl.LOCK_EX)\nprint('locked',flush=True)\nsys.stdin.read()";
    Process other =
        new ProcessBuilder("python3", "-c", script, staged("backup-other.lock").toString()).start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("locked");
      staging.entry("backup-new").close();
      assertThat(staged("backup-other")).exists();
      assertThatThrownBy(() -> staging.entry("backup-other")).hasMessageContaining("in use");
    } finally {
      other.destroyForcibly().waitFor();
    }
    staging.entry("backup-new").close();
    assertThat(staged(".")).isEmptyDirectory();
  }

  @Test
  void aNameIsGivenOnceAndIsFreeAgainAfterwards() throws IOException {
    StagingFolder staging = staging(0);
    try (StagingEntry first = staging.entry("backup-1")) {
      assertThat(first.data()).doesNotExist();
      assertThatThrownBy(() -> staging.entry("backup-1")).hasMessageContaining("in use");
      staging.entry("backup-2").close();
      assertThatThrownBy(() -> staging.entry("backup-1")).hasMessageContaining("in use");
    }
    staging.entry("backup-1").close();
  }

  @Test
  void onlyTheNameGoesNotWhatItIsLinkedTo() throws IOException {
    Path volume = Files.writeString(folder.resolve("volume"), "data");
    StagingFolder staging = staging(0);
    staging.create();
    Files.createLink(staged("backup-1"), volume);
    staging.entry("backup-1").close();
    assertThat(volume).hasContent("data");
    assertThat(staged("backup-1")).doesNotExist();
  }

  @Test
  void spaceThatIsNotThereIsRefusedWithFigures() throws IOException {
    staging(0).create();
    staging(0).requireSpace(1);
    assertThatThrownBy(() -> staging(0).requireSpace(Long.MAX_VALUE))
        .hasMessageContaining("staging folder")
        .hasMessageContaining(String.valueOf(Long.MAX_VALUE));
    assertThatThrownBy(() -> staging(Long.MAX_VALUE).requireSpace(0))
        .hasMessageContaining("must stay free");
  }
}
