package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir Path folder;

  @Test
  void aPasswordIsMadeUpOnceAndKept() throws IOException {
    String first = Secrets.keep(folder.resolve("password"));
    assertThat(first).hasSize(24);
    assertThat(Secrets.keep(folder.resolve("password"))).isEqualTo(first);
    assertThat(Secrets.keep(folder.resolve("other"))).isNotEqualTo(first);
  }

  @Test
  void onlyTheOwnerReadsIt() throws IOException {
    Path file = folder.resolve("password");
    Files.writeString(file, "left by somebody, readable");
    Secrets.write(file, "secret");
    assertThat(file).hasContent("secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
