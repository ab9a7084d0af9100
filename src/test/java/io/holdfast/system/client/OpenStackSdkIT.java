package io.holdfast.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Api;
import io.holdfast.system.Requirement;
import io.holdfast.system.Rows;
import io.holdfast.system.RunningHoldfast;
import io.holdfast.system.VolumeData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * openstacksdk, the library under openstackclient and Ansible's modules, in a script of its own.
 */
class OpenStackSdkIT {

  private static final String PROJECT = "c11e06";

  /** The one that the Debian packages are for, which need not be the first on the path. */
  private static final String PYTHON = "/usr/bin/python3";

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), PROJECT);
  private final Rows rows = new Rows(server);
  @TempDir private Path folder;

  @Test
  void aScriptMakesListsRestoresAndDeletesBackups() throws IOException {
    Requirement.pythonModule("openstack", "python3-openstacksdk");
    rows.quota(PROJECT, 50);
    String volume = api.volume(1);
    VolumeData.random(server.volumeFile(volume), 0, 100_000, 4);

    Map<String, String> environment =
        Map.of(
            "OS_AUTH_TYPE",
            "admin_token",
            "OS_TOKEN",
            "5e5507:" + PROJECT,
            "OS_ENDPOINT",
            server.apiUrl() + "/v3");
    CommandLine python = new CommandLine(List.of(PYTHON, script().toString()), environment);
    Outcome outcome = python.run(PROJECT, volume).succeeded();
    String restored = outcome.output();
    assertThat(VolumeData.mismatch(server.volumeFile(volume), server.volumeFile(restored)))
        .isEqualTo(-1);
    assertThat(api.get("/backups").expect(200).getJsonArray("backups")).isEmpty();
    assertThat(rows.usagesEqualRows(PROJECT)).isTrue();
  }

  private Path script() throws IOException {
    Path file = folder.resolve("backups.py");
    try (InputStream source = getClass().getResourceAsStream("backups.py")) {
      Files.copy(source, file);
    }
    return file;
  }
}
