package io.holdfast.rbd.backup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of base images (drivers.md section 7). */
final class BaseName {

  private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static final Pattern FORM =
      Pattern.compile("volume-(" + ID + ")\\.backup\\.(" + ID + "|base)");

  private BaseName() {}

  /** The image that begins with a full backup. */
  static String of(String volumeId, String backupId) {
    return "volume-" + volumeId + ".backup." + backupId;
  }

  /** The image that Cinder's backups of snapshots of a volume share, one after the other. */
  static String legacy(String volumeId) {
    return of(volumeId, "base");
  }

  static boolean isOne(String name) {
    return FORM.matcher(name).matches();
  }

  /** The volume that a base image was made for. */
  static String volumeOf(String name) {
    Matcher form = FORM.matcher(name);
    if (!form.matches()) {
      throw new IllegalArgumentException("no name of a base image: " + name);
    }
    return form.group(1);
  }
}
