package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.store.mount.RealGluster;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target on a real share of GlusterFS that the host mounts, and once does not. */
class ShareAwayIT {

  private static final int MOUNT_SECONDS = 60;
  private static final Readiness UP = new Readiness(200, "UP", "");

  /** Status of the answer, and what it says of the targets. */
  private record Readiness(int status, String targets, String reason) {}

  @TempDir private static Path base;

  private static RealGluster gluster;
  private static Path point;
  private static Map<String, String> settings;

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab0f");
  private final Rows rows = new Rows(server);

  @BeforeAll
  static void addTheTarget() throws Exception {
    gluster = RealGluster.shared();
    point = Files.createDirectories(gluster.share().mountPoint(base));
    mount();
    settings =
        Map.ofEntries(
            entry("holdfast.targets", "posix,second,share"),
            entry("holdfast.target.share.type", "glusterfs"),
            entry("holdfast.target.share.attempts", "2"),
            entry("holdfast.target.share.share", gluster.share().source()),
            entry("holdfast.target.share.mount-point-base", base.toString()));
    RunningHoldfast.shared().reconfigure("add", settings);
  }

  @AfterAll
  static void removeTheTarget() throws Exception {
    if (settings != null) {
      RunningHoldfast.shared().reconfigure("remove", settings);
    }
    if (point != null && isMounted()) {
      run("umount", "-l", point.toString());
    }
  }

  private static boolean isMounted() throws IOException {
    return Files.readString(Path.of("/proc/self/mountinfo")).contains(point.toString());
  }

  private static void mount() throws Exception {
    String options = String.join(",", gluster.options().items());
    run("mount", "-t", "glusterfs", "-o", options, gluster.share().source(), point.toString());
  }

  private static void run(String... command) throws Exception {
    Process program = new ProcessBuilder(command).inheritIO().start();
    boolean ended = program.waitFor(MOUNT_SECONDS, TimeUnit.SECONDS);
    assertThat(ended && program.exitValue() == 0).as(String.join(" ", command)).isTrue();
  }

  private static JsonObjectBuilder toTheShare(JsonObjectBuilder backup) {
    return backup.add("metadata", Json.createObjectBuilder().add("holdfast:target", "share"));
  }

  @Test
  void nothingIsWrittenWhereTheShareWasUntilItIsBack() throws Exception {
    rows.quota(api.project(), 100);
    String volume = api.volume(1);
    VolumeData.mixed(server.volumeFile(volume), 7);
    String before = api.storedBackup(toTheShare(backupOf(volume)));
    assertThat(readiness()).isEqualTo(UP);

    run("umount", "-l", point.toString());
    String missing = gluster.share().source() + " is not mounted at " + point;
    Readiness down = readiness();
    assertThat(down.status()).isEqualTo(503);
    assertThat(down.targets()).isEqualTo("DOWN");
    assertThat(down.reason()).contains("target share", missing);
    String failed = failedBackup(volume);
    assertThat(api.showBackup(failed).getString("fail_reason")).contains(missing);
    assertThat(point).isEmptyDirectory();

    mount();
    assertThat(readiness()).isEqualTo(UP);
    Path restored = server.volumeFile(api.restore(before, null));
    assertThat(VolumeData.mismatch(server.volumeFile(volume), restored)).isEqualTo(-1);
    api.deleteBackup(failed);
    api.deleteBackup(before);
  }

  private String failedBackup(String volume) {
    String backup =
        api.backup(toTheShare(backupOf(volume)))
            .expect(202)
            .getJsonObject("backup")
            .getString("id");
    api.awaitBackup(backup, "error");
    return backup;
  }

  private Readiness readiness() {
    String management = "http://127.0.0.1:" + server.managementPort();
    PlainCalls.Reply reply = new PlainCalls(management).get("/health/ready");
    try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
      JsonObject target =
          reader.readObject().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
              .filter(check -> check.getString("name").equals("target"))
              .findFirst()
              .orElseThrow();
      JsonObject data = target.getJsonObject("data");
      String reason = data == null ? "" : data.getString("reason");
      return new Readiness(reply.status(), target.getString("status"), reason);
    }
  }
}
