package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.driver.tsm.DsmcStandIn;
import io.holdfast.google.standin.SharedStandIn;
import io.holdfast.swift.RealSwift;
import io.holdfast.swift.SharedSwift;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Backups through the API to every kind of target that is reached over a network, on real servers:
 * Swift, and S3 as Swift's own s3api speaks it; to a stand-in for Google's; and to TSM, with a
 * stand-in for its client.
 */
class EveryTargetIT {

  private static Map<String, String> settings;
  private static DsmcStandIn tsm;

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab0e");
  private final Rows rows = new Rows(server);

  private static Map<String, String> settings(Path folder) {
    RealSwift swift = SharedSwift.server();
    return Map.ofEntries(
        entry("holdfast.targets", "posix,second,swift,s3,google,tsm"),
        entry("holdfast.target.swift.type", "swift"),
        entry("holdfast.target.swift.auth-url", swift.login().toString()),
        entry("holdfast.target.swift.user", RealSwift.USER),
        entry("holdfast.target.swift.key", RealSwift.KEY),
        entry("holdfast.target.s3.type", "s3"),
        entry("holdfast.target.s3.endpoint", swift.address().toString()),
        entry("holdfast.target.s3.access-key", RealSwift.USER),
        entry("holdfast.target.s3.secret-key", RealSwift.KEY),
        entry("holdfast.target.s3.bucket", "s3backups"),
        entry("holdfast.target.s3.overwrite-check", "head"),
        entry("holdfast.target.google.type", "google"),
        entry("holdfast.target.google.endpoint", SharedStandIn.get().address().toString()),
        entry("holdfast.target.google.credentials-file", googleKey(folder).toString()),
        entry("holdfast.target.google.project-id", "project-of-the-test"),
        entry("holdfast.target.google.bucket", "cloudbackups"),
        entry("holdfast.target.tsm.type", "tsm"),
        entry("holdfast.target.tsm.program", tsm.program().toString()),
        entry("holdfast.target.tsm.staging", folder.resolve("staging").toString()));
  }

  private static Path googleKey(Path folder) {
    try {
      Path file = folder.resolve("google.json");
      SharedStandIn.get().wantTokens(file);
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @BeforeAll
  static void addTargets(@TempDir Path folder) throws IOException {
    tsm = new DsmcStandIn(folder.resolve("tsm"));
    settings = settings(folder);
    RunningHoldfast.shared().reconfigure("add", settings);
  }

  @AfterAll
  static void removeTargets() {
    if (settings != null) {
      RunningHoldfast.shared().reconfigure("remove", settings);
    }
  }

  @BeforeEach
  void roomInTheQuota() {
    rows.quota(api.project(), 100);
  }

  private static JsonObjectBuilder to(String target, JsonObjectBuilder backup) {
    return backup.add("metadata", Json.createObjectBuilder().add("holdfast:target", target));
  }

  @ParameterizedTest
  @CsvSource({
    "swift, cinder.backup.drivers.swift.SwiftBackupDriver, volumebackups",
    "s3, cinder.backup.drivers.s3.S3BackupDriver, s3backups",
    "google, cinder.backup.drivers.gcs.GoogleBackupDriver, cloudbackups"
  })
  void aChainGoesThereAndComesBack(String target, String service, String container)
      throws Exception {
    String volume = api.volume(1);
    VolumeData.mixed(server.volumeFile(volume), 7);
    String full = api.storedBackup(to(target, backupOf(volume)));
    try (RandomAccessFile file = new RandomAccessFile(server.volumeFile(volume).toFile(), "rw")) {
      file.seek(100_000_000);
      file.write(new byte[300_000]);
    }
    Path then = server.copyOf(server.volumeFile(volume));
    String incremental = api.storedBackup(to(target, backupOf(volume).add("incremental", true)));

    assertThat(row(full, "service")).isEqualTo(service);
    assertThat(row(full, "container")).isEqualTo(container);
    assertThat(row(full, "service_metadata"))
        .startsWith("volume_" + volume + "/")
        .endsWith("az_nova_backup_" + full);
    assertThat(row(incremental, "parent_id")).isEqualTo(full);
    assertThat(server.repositoryFilesOf(full)).isEmpty();
    Path restored = server.volumeFile(api.restore(incremental, null));
    assertThat(VolumeData.mismatch(then, restored)).isEqualTo(-1);
    api.deleteBackup(incremental);
    api.deleteBackup(full);
  }

  @Test
  void aBackupGoesToTsmWholeAndComesBack() throws Exception {
    String volume = api.volume(1);
    VolumeData.mixed(server.volumeFile(volume), 8);
    String first = api.storedBackup(to("tsm", backupOf(volume)));
    String second = api.storedBackup(to("tsm", backupOf(volume).add("incremental", true)));

    assertThat(row(first, "service")).isEqualTo("cinder.backup.drivers.tsm.TSMBackupDriver");
    assertThat(row(first, "container")).isEqualTo("null");
    assertThat(row(second, "parent_id")).as("TSM stores whole volumes").isEqualTo("null");
    assertThat(tsm.storedFiles()).as("data and digest of both").isEqualTo(4);
    Path restored = server.volumeFile(api.restore(second, null));
    assertThat(VolumeData.mismatch(server.volumeFile(volume), restored)).isEqualTo(-1);
    api.deleteBackup(second);
    api.deleteBackup(first);
    assertThat(tsm.storedFiles()).isZero();
  }

  private String row(String backup, String column) {
    return rows.text("select " + column + " from backups where id = '" + backup + "'");
  }
}
