package io.holdfast.rbd.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.rbd.CephTools;
import io.holdfast.rbd.RbdDevice;
import io.holdfast.rbd.RbdSnapshotDevice;
import io.holdfast.rbd.RealCeph;
import io.holdfast.rbd.SharedCeph;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One chain, part of it by Cinder and part of it by Holdfast. */
class CinderInteroperationTest {

  private static final int MIB = SourceImage.MIB;
  private static final long GIB = 1L << 30;

  private final CephTools tools = SharedCeph.cluster().tools();
  private final CephWorkbench bench = new CephWorkbench(4 * MIB);
  private final CephBackupDriver driver = bench.driver();
  @TempDir private Path folder;

  @AfterEach
  void nothing() throws Exception {
    bench.close();
    bench.emptyPools(RealCeph.BACKUPS);
  }

  private CinderCephArchive stored() throws Exception {
    CinderCephArchive archive = CinderCephArchive.unpack(folder);
    bench
        .connection()
        .in(
            RealCeph.BACKUPS,
            pool -> {
              archive.store(pool);
              return null;
            });
    return archive;
  }

  private static String digest(RbdDevice device) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    ByteBuffer piece = ByteBuffer.allocateDirect(16 * MIB);
    for (long at = 0; at < device.size(); at += piece.limit()) {
      device.read(at, piece.clear());
      digest.update(piece.flip());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private String restored(SourceImage target, List<BackupRecord> chain) throws Exception {
    try (RbdDevice device = target.open()) {
      driver.restore(chain, device, JobControl.NONE);
      return digest(device);
    }
  }

  @Test
  void whatARealCinderMadeIsProvenRestoredAndDeleted() throws Exception {
    CinderCephArchive archive = stored();
    List<BackupRecord> chain = new ArrayList<>();
    try (SourceImage target = new SourceImage(driver, GIB)) {
      for (JsonObject made : archive.backups()) {
        chain.add(CinderCephArchive.record(made));
        driver.verify(chain, JobControl.NONE);
        assertThat(restored(target, chain)).isEqualTo(made.getString("volume_sha256"));
      }
    }
    assertThat(driver.describe(chain.get(2)).volumeId()).isEqualTo(chain.get(2).volumeId());
    for (BackupRecord record : chain) {
      driver.delete(record, JobControl.NONE);
    }
    assertThat(tools.rbd("ls", "backups")).isEmpty();
    assertThat(tools.rados("-p", "backups", "ls")).doesNotContain(".meta");
  }

  @Test
  void aChainThatCinderBeganGoesOnUnderHoldfast() throws Exception {
    CinderCephArchive archive = stored();
    JsonObject last = archive.backups().get(3);
    BackupRecord parent = CinderCephArchive.record(last);
    try (SourceImage volume = new SourceImage(driver, parent.volumeId(), GIB)) {
      String state =
          tools
              .shell("rbd -c $CONF snap ls backups/" + archive.base() + " --format json")
              .replaceAll("(?s).*\"(backup\\." + parent.id() + "\\.snap\\.[0-9.]+)\".*", "$1");
      assertThat(restored(volume, List.of(parent))).isEqualTo(last.getString("volume_sha256"));
      volume.snapshot(state);
      volume.write(700L * MIB, 70_000, 1);
      volume.zero(0, 3 * MIB);
      BackupRecord ours = volume.backup(parent);
      assertThat(volume.result.extentsKnown()).isTrue();
      assertThat(volume.result.readBytes()).isLessThan(8 * MIB);
      assertThat(ours.serviceMetadata()).contains(archive.base());
      try (SourceImage target = new SourceImage(driver, GIB);
          RbdDevice expected = volume.open()) {
        assertThat(restored(target, List.of(parent, ours))).isEqualTo(digest(expected));
      }
    }
  }

  /** What Cinder's driver runs for an incremental, with its names. */
  @Test
  void aChainThatHoldfastBeganGoesOnUnderCinder() throws Exception {
    try (SourceImage volume = new SourceImage(driver, 64 * MIB)) {
      volume.write(0, 20 * MIB, 2);
      BackupRecord full = volume.backup(null);
      volume.write(3 * MIB, 100_000, 3);
      volume.zero(10 * MIB, 6 * MIB);
      byte[] second = volume.bytes();
      BackupRecord theirs = volume.located(full);
      String state = "backup." + theirs.id() + ".snap.1795359332.12";
      volume.snapshot(state);
      String base = "volume-" + volume.volumeId + ".backup." + full.id();
      String former = volume.snapshots(base).get(0);
      tools.shell(
          "rbd -c $CONF --id cinder-backup export-diff --pool volumes --from-snap %s volumes/%s@%s - "
                  .formatted(former, volume.name, state)
              + "| rbd -c $CONF --id cinder-backup import-diff --pool backups - backups/"
              + base);
      volume.write(50 * MIB, MIB, 4);
      byte[] third = volume.bytes();
      assertThat(volume.restored(64 * MIB, full, theirs)).isEqualTo(second);
      BackupRecord ours = volume.located(theirs);
      String now = volume.keep(ours);
      try (RbdSnapshotDevice source = volume.state(now)) {
        assertThat(driver.canFollow(theirs, source)).isTrue();
      }
      volume.backup(ours, theirs, now, JobControl.NONE);
      assertThat(volume.result.readBytes()).isLessThanOrEqualTo(4 * MIB);
      assertThat(volume.restored(64 * MIB, full, theirs, ours)).isEqualTo(third);
      assertThat(restoredAsCinderDoes(volume, base, ours)).isEqualTo(third);
    }
  }

  private byte[] restoredAsCinderDoes(SourceImage volume, String base, BackupRecord backup)
      throws Exception {
    String state =
        volume.snapshots(base).stream()
            .filter(name -> name.startsWith("backup." + backup.id() + ".snap."))
            .findFirst()
            .orElseThrow();
    String target = "theirs-" + UUID.randomUUID();
    tools.rbd("create", "--size", "64", "volumes/" + target);
    tools.shell(
        "rbd -c $CONF --id cinder-backup export-diff backups/%s@%s - | rbd -c $CONF import-diff - volumes/%s"
            .formatted(base, state, target));
    try (RbdDevice device = volume.open(RealCeph.VOLUMES, target)) {
      return SourceImage.bytes(device);
    } finally {
      tools.rbd("snap", "purge", "volumes/" + target);
      tools.rbd("rm", "volumes/" + target);
    }
  }
}
