package io.holdfast.rbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {

  @TempDir private Path folder;

  @Test
  void theKeyOfTheUserIsFoundAmongOthers() throws IOException {
    Path file = folder.resolve(Keyring.fileName("ceph", "cinder"));
    Files.writeString(
        file,
        "[client.admin]\n\tkey = AAA==\n[client.cinder]\n  caps mon = \"x\"\n\tkey = BBB==\n");
    assertThat(file.getFileName()).hasToString("ceph.client.cinder.keyring");
    assertThat(Keyring.key(file, "cinder")).isEqualTo("BBB==");
    assertThat(Keyring.key(file, "admin")).isEqualTo("AAA==");
    assertThatThrownBy(() -> Keyring.key(file, "cind"))
        .hasMessageContaining(file.toString())
        .hasMessageContaining("[client.cind]");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = folder.resolve("none");
    assertThatThrownBy(() -> Keyring.key(missing, "cinder"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(missing.toString());
  }
}
