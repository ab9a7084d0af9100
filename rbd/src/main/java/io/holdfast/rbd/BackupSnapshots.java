package io.holdfast.rbd;

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

  /** The snapshots that were made for one backup; more than one says that something went wrong. */
  public static List<ImageSnapshot> of(String backupId, List<ImageSnapshot> all) {
    return all.stream()
        .filter(snapshot -> backupOf(snapshot.name()).filter(backupId::equals).isPresent())
        .toList();
  }
}
