package io.holdfast.rbd;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of an image's snapshots belong to backups (drivers.md section 7). */
public final class BackupSnapshots {

  private static final Pattern FORM = Pattern.compile("backup\\.([a-z0-9-]+)\\.snap\\..+");

  private BackupSnapshots() {}

  /** The backup that a snapshot was made for; empty if it was made for something else. */
  public static Optional<String> backupOf(String snapshot) {
    Matcher form = FORM.matcher(snapshot);
    return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
  }

  /** A name for the state that a backup stores now: seconds with five digits of a fraction. */
  public static String name(String backupId, Instant now) {
    return "backup.%s.snap.%d.%05d"
        .formatted(backupId, now.getEpochSecond(), now.getNano() / 10_000);
  }

  /** The snapshots that were made for one backup; more than one says that something went wrong. */
  public static List<ImageSnapshot> of(String backupId, List<ImageSnapshot> all) {
    return all.stream()
        .filter(snapshot -> backupOf(snapshot.name()).filter(backupId::equals).isPresent())
        .toList();
  }
}
