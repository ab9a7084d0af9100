package io.holdfast.system;

import static io.holdfast.system.CephCloud.toCeph;
import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bad days of a cluster, as users of the API live through them. */
class CephFaultsIT {

  private static final int MIB = 1 << 20;
  private static final String FORBIDDEN = "forbidden";

  /** One request of 5 s, and one more for each last step of the job that asks the cluster. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** How long the cluster may take a client for alive that died with its lock. */
  private static final Duration LOCKS = Duration.ofSeconds(120);

  private static CephCloud ceph;

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab2f");

  @BeforeAll
  static void joinCluster() throws Exception {
    ceph =
        CephCloud.join(
            RunningHoldfast.shared(),
            Map.of("holdfast.ceph.request-time", "5s", "holdfast.ceph.call-time", "10s"));
  }

  @AfterAll
  static void leaveCluster() {
    ceph.close();
  }

  @BeforeEach
  void roomInTheQuota() {
    new Rows(server).quota(api.project(), 500);
  }

  @AfterEach
  void fast() throws Exception {
    ceph.speedUp();
  }

  private String filledVolume(int mebibytes) throws IOException {
    String volume = ceph.newVolume(api);
    ceph.write(volume, 0, mebibytes * MIB, 1);
    return volume;
  }

  private String begin(JsonObjectBuilder backup) {
    return api.backup(backup).expect(202).getJsonObject("backup").getString("id");
  }

  private static void awaitThat(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).until(condition);
  }

  /** Waits for the end of a job that fails, within the limit. */
  private String reason(String backup, String status) {
    await().atMost(LIMIT).until(() -> api.showBackup(backup).getString("status").equals(status));
    return api.showBackup(backup).getString("fail_reason");
  }

  /** Tries as a user does whose cluster has just come back. */
  private String storedSoon(String volume) {
    long end = System.nanoTime() + LOCKS.toNanos();
    while (true) {
      String backup = begin(toCeph(backupOf(volume)));
      await()
          .atMost(LIMIT)
          .until(() -> !api.showBackup(backup).getString("status").equals("creating"));
      JsonObject shown = api.showBackup(backup);
      if (shown.getString("status").equals("available")) {
        return backup;
      }
      assertThat(System.nanoTime()).as("%s", shown).isLessThan(end);
      api.deleteBackup(backup);
    }
  }

  private void nothingIsLeftOf(String volume) throws Exception {
    assertThat(ceph.snapshots(volume)).isEmpty();
    assertThat(ceph.stored()).isEmpty();
    assertThat(api.volumeStatus(volume)).isEqualTo("available");
  }

  @Test
  void anOsdThatDiesUnderABackupAndARestoreEndsBothInTimeAndTheNextOnesAreGood() throws Exception {
    String volume = filledVolume(160);
    String digest = ceph.digest(volume);
    String good = api.storedBackup(toCeph(backupOf(volume)));
    String target = ceph.newVolume(api);
    String objects = ceph.objectsOf(target);
    ceph.slowDown();
    api.startRestore(good, target);
    String dying = begin(toCeph(backupOf(volume)));
    awaitThat(() -> ceph.hasBase(volume, dying) && ceph.hasObjects(objects));
    assertThat(api.showBackup(dying).getString("status")).isEqualTo("creating");
    assertThat(api.volumeStatus(target)).isEqualTo("restoring-backup");
    ceph.cluster().killOsd();

    assertThat(reason(dying, "error")).contains("volume-" + volume);
    assertThat(reason(good, "available")).isNotBlank();
    assertThat(api.volumeStatus(volume)).isEqualTo("available");
    assertThat(api.volumeStatus(target)).isEqualTo("error_restoring");
    ceph.speedUp();
    ceph.cluster().restartOsd();

    String next = storedSoon(volume);
    api.post("/volumes/" + target + "/action", Api.reset("available")).expect(202);
    restoredSoon(good, target);
    assertThat(ceph.digest(target)).isEqualTo(digest);
    api.restore(next, target);
    assertThat(ceph.digest(target)).isEqualTo(digest);
    for (String backup : List.of(dying, next, good)) {
      deletedSoon(backup);
    }
    nothingIsLeftOf(volume);
  }

  private void deletedSoon(String backup) {
    long end = System.nanoTime() + LOCKS.toNanos();
    while (api.get("/backups/" + backup).code() != 404) {
      assertThat(System.nanoTime()).as("%s", backup).isLessThan(end);
      api.delete("/backups/" + backup).expect(202);
      await().atMost(LIMIT).until(() -> !isBeingDeleted(backup));
    }
  }

  private boolean isBeingDeleted(String backup) {
    Answer answer = api.get("/backups/" + backup);
    return answer.code() == 200
        && answer.expect(200).getJsonObject("backup").getString("status").equals("deleting");
  }

  private void restoredSoon(String backup, String target) {
    long end = System.nanoTime() + LOCKS.toNanos();
    while (true) {
      api.startRestore(backup, target);
      await().atMost(LIMIT).until(() -> !api.volumeStatus(target).equals("restoring-backup"));
      if (api.volumeStatus(target).equals("available")) {
        return;
      }
      assertThat(System.nanoTime()).as("%s", api.showBackup(backup)).isLessThan(end);
      api.post("/volumes/" + target + "/action", Api.reset("available")).expect(202);
    }
  }

  @Test
  void aVolumeThatIsRemovedUnderItsBackupFailsItAndNothingStays() throws Exception {
    String volume = filledVolume(160);
    ceph.slowDown();
    String backup = begin(toCeph(backupOf(volume)));
    awaitThat(() -> ceph.hasBase(volume, backup));
    removeImage(volume);
    assertThat(reason(backup, "error")).contains("volume-" + volume);
    assertThat(ceph.stored()).isEmpty();
    api.deleteBackup(backup);
    assertThat(api.volumeStatus(volume)).isEqualTo("available");
  }

  private void removeImage(String volume) throws Exception {
    ceph.tools().rbd("snap", "purge", "volumes/volume-" + volume);
    ceph.tools().rbd("rm", "volumes/volume-" + volume);
    ceph.speedUp();
  }

  @Test
  void aBackupToFilesThatFailsLeavesNoFiles() throws Exception {
    // So much that the volume is gone before all of it has been read.
    String volume = filledVolume(480);
    ceph.slowDown();
    String backup = begin(backupOf(volume));
    awaitThat(() -> !server.repositoryFilesOf(backup).isEmpty());
    assertThat(api.showBackup(backup).getString("status")).isEqualTo("creating");
    removeImage(volume);
    assertThat(reason(backup, "error")).contains("volume-" + volume);
    assertThat(server.repositoryFilesOf(backup)).isEmpty();
    api.deleteBackup(backup);
  }

  @Test
  void aPoolThatIsMissingFailsTheBackupAndNothingStays() throws Exception {
    String volume = filledVolume(1);
    String backup = begin(toCeph(backupOf(volume).add("container", "nowhere")));
    assertThat(reason(backup, "error")).contains("nowhere");
    nothingIsLeftOf(volume);
    api.deleteBackup(backup);
    String good = api.storedBackup(toCeph(backupOf(volume)));
    api.deleteBackup(good);
    nothingIsLeftOf(volume);
  }

  /** Nobody says that a backup is gone from where nobody could look. */
  @Test
  void aBackupIntoAForbiddenPoolFailsAndIsDeletedOnlyOnceItsPoolCanBeAskedOrIsGone()
      throws Exception {
    String volume = filledVolume(1);
    ceph.cluster().createPool(FORBIDDEN);
    String backup = begin(toCeph(backupOf(volume).add("container", FORBIDDEN)));
    assertThat(reason(backup, "error")).contains(FORBIDDEN);
    nothingIsLeftOf(volume);
    assertThat(ceph.tools().rbd("ls", FORBIDDEN)).isBlank();

    api.delete("/backups/" + backup).expect(202);
    assertThat(reason(backup, "error")).contains(FORBIDDEN);
    ceph.cluster().removePool(FORBIDDEN);
    api.deleteBackup(backup);
  }

  @Test
  void theApplicationCanBeDeployedAnewWhileItsServerGoesOn() throws Exception {
    String volume = filledVolume(8);
    String digest = ceph.digest(volume);
    String backup = api.storedBackup(toCeph(backupOf(volume)));
    long process = server.pid();
    Set<String> loaded = libraries();
    assertThat(loaded).anyMatch(name -> name.contains("librbd")).hasSizeLessThan(4);

    server.management("/deployment=holdfast.ear:redeploy");
    String target = ceph.newVolume(api);
    api.restore(backup, target);
    assertThat(ceph.digest(target)).isEqualTo(digest);
    String next = api.storedBackup(toCeph(backupOf(volume).add("incremental", true)));
    assertThat(api.showBackup(next).getBoolean("is_incremental")).isTrue();
    assertThat(server.pid()).isEqualTo(process);
    assertThat(libraries()).isEqualTo(loaded);
    api.deleteBackup(next);
    api.deleteBackup(backup);
    nothingIsLeftOf(volume);
  }

  /** Files of Ceph and of JNA that the server's process has loaded; each copy counts. */
  private Set<String> libraries() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + server.pid() + "/maps"))) {
      return lines
          .filter(line -> line.contains("/"))
          .map(line -> line.substring(line.indexOf('/')))
          .filter(file -> file.matches(".*/(librbd\\.so.*|librados\\.so.*|jna\\d+\\.tmp.*)"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void noKeyAndNoConfigurationOfCephLieOnDiskOrInTheLog() throws Exception {
    String volume = filledVolume(1);
    String backup = api.storedBackup(toCeph(backupOf(volume)));
    api.restore(backup, ceph.newVolume(api));
    String failed = begin(toCeph(backupOf(volume).add("container", "nowhere")));
    reason(failed, "error");
    assertThat(
            filesWith(
                ceph.cluster().key("cinder"), ceph.cluster().key("cinder-backup"), "mon_host"))
        .isEmpty();
    api.deleteBackup(failed);
    api.deleteBackup(backup);
    nothingIsLeftOf(volume);
  }

  /**
   * All that the server has written, but for users' data and the keyrings, which are the
   * operator's.
   */
  private List<String> filesWith(String... texts) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "grep",
                "-rlaF",
                "--devices=skip",
                "--exclude-dir=" + server.keyrings().getFileName(),
                "--exclude-dir=" + server.volumeFile("any").getParent().getFileName(),
                server.folder().toString(),
                server.log().getParent().toString()));
    for (String text : texts) {
      command.addAll(List.of("-e", text));
    }
    Process grep =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String found = new String(grep.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    grep.waitFor();
    return found.lines().toList();
  }
}
