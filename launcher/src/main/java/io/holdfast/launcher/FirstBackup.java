package io.holdfast.launcher;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The main job, through the public API: a volume is made, filled, backed up, restored into a new
 * volume and compared. Volumes are files, {@code volume-<id>} in the folder of the volumes.
 */
public final class FirstBackup {

  /** Name of the volume that is backed up. */
  static final String VOLUME = "first-volume";

  /** Name of the backup. */
  static final String BACKUP = "first-backup";

  /** Name of the volume that the backup is restored into. */
  static final String RESTORED = "restored-volume";

  private static final int GIGABYTES = 1;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final BlockStorage storage;
  private final Path volumes;
  private final Progress progress;

  FirstBackup(BlockStorage storage, Path volumes, Progress progress) {
    this.storage = storage;
    this.volumes = volumes;
    this.progress = progress;
  }

  /** What came of it. */
  record Result(String volume, String backup, boolean equal) {}

  /** Does it all; throws IllegalStateException with the service's reason if a part of it fails. */
  Result make() throws IOException, InterruptedException {
    new EarlierRun(storage).remove();
    String volume = createVolume();
    fill(volume);
    String backup = backUp(volume);
    String restored = restore(backup);
    return new Result(volume, backup, compare(volume, restored));
  }

  private String createVolume() throws IOException, InterruptedException {
    progress.step("Creating a volume of " + GIGABYTES + " GiB");
    String id = storage.createVolume(VOLUME, GIGABYTES);
    awaitVolume(id);
    progress.done("volume " + id);
    return id;
  }

  private void fill(String volume) throws IOException {
    progress.step("Writing " + (SampleData.TOTAL >> 20) + " MiB of text and noise into it");
    SampleData.fill(file(volume));
    progress.done("");
  }

  private String backUp(String volume) throws IOException, InterruptedException {
    progress.step("Backing it up");
    String id = storage.createBackup(BACKUP, volume);
    await("backup " + id, () -> storage.backup(id));
    progress.done("backup " + id);
    return id;
  }

  private String restore(String backup) throws IOException, InterruptedException {
    progress.step("Restoring the backup into a new volume");
    String id = storage.restore(backup, RESTORED);
    await("backup " + backup, () -> storage.backup(backup));
    awaitVolume(id);
    progress.done("volume " + id);
    return id;
  }

  private boolean compare(String volume, String restored) throws IOException {
    progress.step("Comparing both volumes byte by byte");
    long difference = Files.mismatch(file(volume), file(restored));
    progress.done(difference < 0 ? "equal" : "DIFFERENT from byte " + difference);
    return difference < 0;
  }

  private void awaitVolume(String id) throws IOException, InterruptedException {
    await("volume " + id, () -> storage.volume(id));
  }

  private interface Look {
    JsonObject look() throws IOException, InterruptedException;
  }

  private void await(String what, Look look) throws IOException, InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      JsonObject seen = look.look();
      String status = seen.getString("status");
      if (status.equals("available")) {
        return;
      }
      if (status.startsWith("error")) {
        throw new IllegalStateException(
            "The "
                + what
                + " is in "
                + status
                + ": "
                + seen.getString("fail_reason", "see the log"));
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "The " + what + " is still " + status + " after " + LIMIT.toMinutes() + " minutes.");
      }
      progress.still(status);
      Thread.sleep(200);
    }
  }

  private Path file(String volume) {
    return volumes.resolve("volume-" + volume);
  }
}
