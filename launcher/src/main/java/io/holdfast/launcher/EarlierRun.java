package io.holdfast.launcher;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/**
 * Removes what the main job of an earlier run made, so that runs do not use up the quota. What a
 * person has made from it since (another backup of the volume) keeps it.
 */
final class EarlierRun {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final BlockStorage storage;

  EarlierRun(BlockStorage storage) {
    this.storage = storage;
  }

  void remove() throws IOException, InterruptedException {
    for (JsonObject backup : storage.backups()) {
      if (named(backup, FirstBackup.BACKUP) && !backup.getBoolean("has_dependent_backups", false)) {
        storage.delete("/backups/" + backup.getString("id"));
        awaitGone(backup.getString("id"));
      }
    }
    for (JsonObject volume : storage.volumes()) {
      String id = volume.getString("id");
      boolean ours = named(volume, FirstBackup.VOLUME) || named(volume, FirstBackup.RESTORED);
      if (ours && !backedUp(id) && removable(volume)) {
        storage.delete("/volumes/" + id);
      }
    }
  }

  private boolean backedUp(String volume) throws IOException, InterruptedException {
    return storage.backups().stream()
        .anyMatch(backup -> backup.getString("volume_id", "").equals(volume));
  }

  private void awaitGone(String backup) throws IOException, InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (storage.backups().stream().anyMatch(seen -> seen.getString("id").equals(backup))) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The backup " + backup + " is not deleted after a minute.");
      }
      Thread.sleep(200);
    }
  }

  private static boolean named(JsonObject seen, String name) {
    return seen.getString("name", "").equals(name);
  }

  private static boolean removable(JsonObject volume) {
    return Set.of("available", "error", "error_restoring").contains(volume.getString("status"));
  }
}
