package io.holdfast.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Requirement;
import io.holdfast.system.VolumeData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * openstacksdk, the library under openstackclient and Ansible's modules, in a script of its own.
 */
abstract class OpenStackSdk extends ClientCalls {

  /** The one that the Debian packages are for, which need not be the first on the path. */
  private static final String PYTHON = "/usr/bin/python3";

  @TempDir private Path folder;

  OpenStackSdk(Account account) {
    super(account);
    Requirement.pythonModule("openstack", "python3-openstacksdk");
  }

  @Test
  void aScriptMakesListsRestoresAndDeletesBackups() throws IOException {
    String volume = api.volume(1);
    VolumeData.random(server.volumeFile(volume), 0, 100_000, 4);

    CommandLine python = new CommandLine(List.of(PYTHON, script().toString()), account.openstack());
    String restored = python.run(account.project(), volume).succeeded().output();
    assertThat(VolumeData.mismatch(server.volumeFile(volume), server.volumeFile(restored)))
        .isEqualTo(-1);
    assertThat(api.get("/backups").expect(200).getJsonArray("backups")).isEmpty();
    assertThat(rows.usagesEqualRows(account.project())).isTrue();
  }

  private Path script() throws IOException {
    Path file = folder.resolve("backups.py");
    try (InputStream source = OpenStackSdk.class.getResourceAsStream("backups.py")) {
      Files.copy(source, file);
    }
    return file;
  }
}
