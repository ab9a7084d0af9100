package io.holdfast.engine.driver.tsm;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.driver.BackupDriver;
import io.holdfast.engine.driver.BackupLocation;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.BackupRefusedException;
import io.holdfast.engine.driver.BackupResult;
import io.holdfast.engine.driver.DamagedBackupException;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.driver.RestoreResult;
import io.holdfast.engine.driver.StoredDescription;
import io.holdfast.engine.pipeline.MemoryBudget;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Backups in IBM's TSM, named as Cinder's driver names them (drivers.md section 8), so that each
 * restores the other's. All are full. TSM tells no digest, so one lies beside each backup, in an
 * object of its own that Cinder knows nothing of.
 */
public final class TsmBackupDriver implements BackupDriver {

  /** The full name of Cinder's class. */
  public static final String SERVICE = "cinder.backup.drivers.tsm.TSMBackupDriver";

  private static final int GIB_SHIFT = 30;
  private static final int PARTS_OF_VERIFICATION = 2;
  private static final int PARTS_OF_RESTORE = 3;

  private final TsmSettings settings;
  private final Dsmc client;
  private final StagingFolder staging;
  private final MemoryBudget budget;

  /**
   * @param budget memory, shared with all other jobs of the node
   */
  public TsmBackupDriver(TsmSettings settings, MemoryBudget budget) {
    this.settings = settings;
    this.client = new Dsmc(settings);
    this.staging = new StagingFolder(settings);
    this.budget = budget;
  }

  @Override
  public String service() {
    return SERVICE;
  }

  /** The path of a backup ends with its id. */
  @Override
  public boolean recordsCanShareData() {
    return false;
  }

  @Override
  public BackupLocation locate(
      BackupRecord backup, BackupRecord parent, String requestedContainer, Instant jobStart)
      throws BackupRefusedException {
    if (requestedContainer != null) {
      throw new BackupRefusedException("TSM has no containers; leave the container out.");
    }
    return new BackupLocation(null, TsmPlace.planned(settings, backup.id()).serviceMetadata());
  }

  /** TSM stores whole objects. */
  @Override
  public boolean canFollow(BackupRecord parent, BlockDevice source) {
    return false;
  }

  @Override
  public BackupResult backup(
      BackupRecord backup, BackupRecord parent, BlockDevice source, JobControl control)
      throws IOException {
    if (parent != null) {
      throw new BackupRefusedException("Backups in TSM are full ones. Make a full backup.");
    }
    Transfer transfer = transfer(backup, control);
    if (!transfer.place().equals(TsmPlace.planned(settings, backup.id()))) {
      throw new BackupRefusedException(
          "The target's settings have changed since the backup was begun. Make it again.");
    }
    try (StagingEntry entry = staging.entry(transfer.place().name())) {
      return new TsmWriter(transfer, source, entry).write();
    }
  }

  private Transfer transfer(BackupRecord backup, JobControl control) throws IOException {
    TsmPlace place = TsmPlace.of(backup, settings);
    return new Transfer(backup, place, settings, client, staging, budget, control);
  }

  @Override
  public RestoreResult restore(List<BackupRecord> chain, BlockDevice target, JobControl control)
      throws IOException {
    Transfer transfer = transfer(newest(chain), control);
    try (StagingEntry entry = staging.unique("restore")) {
      return new TsmReader(transfer, entry, PARTS_OF_RESTORE).restoreTo(target);
    }
  }

  @Override
  public RestoreResult verify(List<BackupRecord> chain, JobControl control) throws IOException {
    Transfer transfer = transfer(newest(chain), control);
    try (StagingEntry entry = staging.unique("verify")) {
      return new TsmReader(transfer, entry, PARTS_OF_VERIFICATION).verify();
    }
  }

  private static BackupRecord newest(List<BackupRecord> chain) {
    return chain.get(chain.size() - 1);
  }

  /**
   * Of Cinder's backups TSM knows no more than that they are there; that it is this backup, its
   * path says. Volume and size are then the record's own, and a restore holds the length of what
   * comes back against it.
   */
  @Override
  public StoredDescription describe(BackupRecord untrusted) throws IOException {
    Transfer transfer = transfer(untrusted, JobControl.NONE);
    TsmPlace place = transfer.place();
    try (StagingEntry entry = staging.unique("describe")) {
      Optional<TsmDescription> found = TsmReader.fetchDescription(transfer, entry);
      if (!client.holds(place.mode(), place.path(), () -> {})) {
        throw new DamagedBackupException("TSM has no " + place.path() + ".");
      }
      return new StoredDescription(
          untrusted.id(),
          found.map(TsmDescription::volumeId).orElse(untrusted.volumeId()),
          null,
          place.serviceMetadata(),
          found.map(TsmDescription::bytes).orElse((long) untrusted.sizeGib() << GIB_SHIFT),
          0);
    }
  }

  /** The description first: without it the backup is not whole any more. */
  @Override
  public void delete(BackupRecord backup, JobControl control) throws IOException {
    TsmPlace place = TsmPlace.of(backup, settings);
    ClientRun.Look look = () -> control.progress(0, 1);
    StagingEntry leftover = staging.entry(place.name());
    try {
      if (place.description().isPresent()) {
        client.remove(BackupMode.FILE, place.description().get(), look);
      }
      client.remove(place.mode(), place.path(), look);
    } finally {
      leftover.close();
    }
  }

  /** Opens a session, and writes to the staging folder. */
  @Override
  public void checkTarget() throws IOException {
    StagingEntry writable = staging.unique("check");
    try {
      client.session();
    } finally {
      writable.close();
    }
  }
}
