package io.holdfast.bench.ceph;

/**
 * What is measured, and what Ceph's tools do instead. Both restore the second state, from a full
 * backup and a difference.
 */
enum Job {
  FULL("full to RBD", "rbd export-diff %1$s@%2$s - | rbd import-diff - backups/peer"),
  INCREMENTAL(
      "1 % to RBD",
      "rbd export-diff --from-snap %2$s %1$s@%3$s - | rbd import-diff - backups/peer"),
  RESTORE(
      "restore from RBD",
      "rbd export-diff backups/peer@%3$s - | rbd import-diff - volumes/target-of-rbd"),
  POSIX_FULL("full to POSIX", "rbd export %1$s@%2$s full && sync full"),
  POSIX_INCREMENTAL(
      "1 % to POSIX", "rbd export-diff --from-snap %2$s %1$s@%3$s difference && sync difference"),
  POSIX_RESTORE(
      "restore from POSIX",
      "rbd import full %4$s && rbd snap create %4$s@%2$s && rbd import-diff difference %4$s",
      "volumes/target-of-rbd-import"),
  ZSTD_FULL("full, zstd", "rbd export %1$s@%2$s - | zstd -q -3 -T0 > full.zst && sync full.zst"),
  ZSTD_INCREMENTAL(
      "1 %, zstd",
      "rbd export-diff --from-snap %2$s %1$s@%3$s - | zstd -q -3 -T0 > difference.zst && sync difference.zst"),
  ZSTD_RESTORE(
      "restore, zstd",
      "zstd -q -d -c full.zst | rbd import - %4$s && rbd snap create %4$s@%2$s && zstd -q -d -c difference.zst | rbd import-diff - %4$s",
      "volumes/target-of-rbd-zstd");

  private final String title;
  private final String peer;

  /** What the peer restores files to, null if it reads none. */
  private final String target;

  Job(String title, String peer) {
    this(title, peer, null);
  }

  Job(String title, String peer, String target) {
    this.title = title;
    this.peer = peer;
    this.target = target;
  }

  String title() {
    return title;
  }

  /** The shell line of the peer. */
  String peer() {
    return peer.formatted(CephLab.VOLUME, CephLab.FIRST, CephLab.SECOND, target);
  }

  /** Whether files are read: then they are to come from the disk, not from memory. */
  boolean readsFiles() {
    return target != null;
  }
}
