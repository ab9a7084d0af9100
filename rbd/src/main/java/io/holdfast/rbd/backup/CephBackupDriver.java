package io.holdfast.rbd.backup;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.Extent;
import io.holdfast.engine.device.Extent.Kind;
import io.holdfast.engine.device.NowhereDevice;
import io.holdfast.engine.device.SnapshotDevice;
import io.holdfast.engine.driver.BackupDriver;
import io.holdfast.engine.driver.BackupLocation;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.BackupRefusedException;
import io.holdfast.engine.driver.BackupResult;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.driver.RestoreResult;
import io.holdfast.engine.driver.StoredDescription;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.rbd.BackupSnapshots;
import io.holdfast.rbd.CephException;
import io.holdfast.rbd.ClusterConnection;
import io.holdfast.rbd.Feature;
import io.holdfast.rbd.Image;
import io.holdfast.rbd.ImageSnapshot;
import io.holdfast.rbd.Pool;
import io.holdfast.rbd.RbdDevice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;

/**
 * Backups as snapshots of base images in pools of a Ceph cluster, laid out as Cinder's driver does
 * (drivers.md section 7), so that each goes on with the other's chains. The container is the pool.
 * Ceph checks what it stores; Holdfast keeps no digests of its own here.
 */
public final class CephBackupDriver implements BackupDriver {

  private final ClusterConnection connection;
  private final String defaultPool;
  private final Set<Feature> features;
  private final DeviceCopies copies;

  /**
   * @param defaultPool of backups that name no container
   * @param journaling whether base images keep a journal, for mirroring
   * @param budget memory, shared with all other jobs of the node
   * @param executor runs windows, shared likewise
   */
  public CephBackupDriver(
      ClusterConnection connection,
      String defaultPool,
      boolean journaling,
      CopySettings settings,
      MemoryBudget budget,
      ExecutorService executor) {
    this.connection = connection;
    this.defaultPool = defaultPool;
    this.features = features(journaling);
    this.copies = new DeviceCopies(settings, budget, executor);
  }

  private static Set<Feature> features(boolean journaling) {
    Set<Feature> features =
        EnumSet.of(
            Feature.LAYERING,
            Feature.STRIPING,
            Feature.EXCLUSIVE_LOCK,
            Feature.OBJECT_MAP,
            Feature.FAST_DIFF);
    if (journaling) {
      features.add(Feature.JOURNALING);
    }
    return features;
  }

  @Override
  public String service() {
    return "cinder.backup.drivers.ceph.CephBackupDriver";
  }

  /** The image is that of a chain; which snapshot of it is a backup's, its id says. */
  @Override
  public boolean recordsCanShareData() {
    return false;
  }

  /** An incremental lies in the image of its chain, so in its parent's pool. */
  @Override
  public BackupLocation locate(
      BackupRecord backup, BackupRecord parent, String requestedContainer, Instant jobStart)
      throws IOException {
    if (parent == null) {
      String pool = requestedContainer == null ? defaultPool : requestedContainer;
      BasePool.requireName(pool);
      String base = BaseName.of(backup.volumeId(), backup.id());
      return new BackupLocation(pool, ServiceMetadata.of(base));
    }
    if (requestedContainer != null && !requestedContainer.equals(parent.container())) {
      throw new BackupRefusedException(
          "An incremental lies in the pool of its parent, which is '%s'."
              .formatted(parent.container()));
    }
    return new BackupLocation(parent.container(), ServiceMetadata.of(chainOf(parent)));
  }

  private String chainOf(BackupRecord parent) throws IOException {
    if (parent.serviceMetadata() != null) {
      return ServiceMetadata.base(parent.serviceMetadata());
    }
    try (BasePool pool = open(parent)) {
      String base = pool.baseOf(parent);
      if (base == null) {
        throw BasePool.damaged(parent, "its base image is missing");
      }
      return base;
    }
  }

  private BasePool open(BackupRecord backup) throws IOException {
    BasePool.requireName(backup.container());
    return new BasePool(connection.pool(backup.container()));
  }

  /** Both the volume and the base image must still have the parent's state, of one size. */
  @Override
  public boolean canFollow(BackupRecord parent, BlockDevice source) throws IOException {
    try (BasePool pool = open(parent)) {
      String base = pool.baseOf(parent);
      if (base == null) {
        return false;
      }
      try (Image image = pool.pool().openReadOnly(base)) {
        ImageSnapshot former = BasePool.onlySnapshot(image, parent.id());
        return former != null && hasStateOf(parent, former.bytes(), source);
      }
    } catch (CephException failure) {
      if (failure.missing()) {
        return false;
      }
      throw failure;
    }
  }

  private static boolean hasStateOf(BackupRecord parent, long bytes, BlockDevice source)
      throws IOException {
    if (!(source instanceof SnapshotDevice device)) {
      return true;
    }
    OptionalLong size = device.sizeInStateOf(parent.id());
    return size.isPresent() && size.getAsLong() == bytes;
  }

  @Override
  public BackupResult backup(
      BackupRecord backup, BackupRecord parent, BlockDevice source, JobControl control)
      throws IOException {
    try (BasePool pool = open(backup)) {
      BaseWriter writer = new BaseWriter(pool, backup, source, copies, control);
      return parent == null ? writer.full(features) : writer.incremental(parent);
    }
  }

  @Override
  public RestoreResult restore(List<BackupRecord> chain, BlockDevice target, JobControl control)
      throws IOException {
    BackupRecord newest = chain.get(chain.size() - 1);
    try (BasePool pool = open(newest);
        RbdDevice state = pool.open(newest)) {
      if (state.size() > target.size()) {
        throw new BackupRefusedException(
            "The backup holds %d bytes, but the volume has only %d."
                .formatted(state.size(), target.size()));
      }
      DeviceCopy copy =
          readsAsZeros(target) ? copies.ontoZeros(state, target) : copies.onto(state, target);
      copy.copy(upToTheEnd(state, target.size()), control);
      target.flush();
      pool.requireStillThere(newest);
      return new RestoreResult(pool.readDescription(newest), state.size(), 0);
    }
  }

  private static boolean readsAsZeros(BlockDevice target) throws IOException {
    return target.extents().list().stream().allMatch(extent -> extent.kind() == Kind.ZERO);
  }

  private static List<Extent> upToTheEnd(RbdDevice state, long end) throws IOException {
    List<Extent> extents = new ArrayList<>(state.extents().list());
    if (state.size() < end) {
      extents.add(new Extent(state.size(), end - state.size(), Kind.ZERO));
    }
    return extents;
  }

  /** Reads all that is stored; the cluster checks its own digests. */
  @Override
  public RestoreResult verify(List<BackupRecord> chain, JobControl control) throws IOException {
    BackupRecord newest = chain.get(chain.size() - 1);
    try (BasePool pool = open(newest);
        RbdDevice state = pool.open(newest);
        BlockDevice nowhere = new NowhereDevice()) {
      copies.onto(state, nowhere).copy(state.extents().list(), control);
      pool.requireStillThere(newest);
      return new RestoreResult(pool.readDescription(newest), state.size(), 0);
    }
  }

  @Override
  public StoredDescription describe(BackupRecord untrusted) throws IOException {
    try (BasePool pool = open(untrusted)) {
      String base = pool.baseOf(untrusted);
      try (RbdDevice state = pool.open(untrusted)) {
        if (!pool.hasDescription(untrusted)) {
          throw BasePool.damaged(untrusted, "its object with metadata is missing");
        }
        return new StoredDescription(
            untrusted.id(),
            BaseName.volumeOf(base),
            null,
            ServiceMetadata.of(base),
            state.size(),
            0);
      }
    }
  }

  @Override
  public void delete(BackupRecord backup, JobControl control) throws IOException {
    try (BasePool pool = open(backup)) {
      String base = pool.baseOf(backup);
      if (base != null) {
        removeState(pool, base, backup, control);
      }
      pool.removeDescription(backup);
    } catch (CephException failure) {
      if (!failure.missing()) {
        throw failure;
      }
    }
  }

  private static void removeState(
      BasePool pool, String base, BackupRecord backup, JobControl control) throws IOException {
    boolean last;
    try (Image image = pool.openAlone(base, control)) {
      last = removeSnapshots(pool, image, base, backup);
    } catch (CephException failure) {
      if (failure.missing()) {
        return;
      }
      throw failure;
    }
    if (last) {
      pool.pool().removeWhenFree(base);
    }
  }

  /**
   * Removes a backup's snapshots from a base image.
   *
   * @return true if the image is of no use to any backup now. One without snapshots is only if the
   *     backup made it: another's full copy may be in it (weaknesses.md A3).
   */
  private static boolean removeSnapshots(
      BasePool pool, Image image, String base, BackupRecord backup) throws IOException {
    List<ImageSnapshot> all = image.snapshots();
    List<ImageSnapshot> own = BackupSnapshots.of(backup.id(), all);
    boolean made =
        base.equals(BaseName.of(backup.volumeId(), backup.id())) || pool.hasDescription(backup);
    for (ImageSnapshot snapshot : own) {
      image.removeSnapshot(snapshot.name());
    }
    return own.size() == all.size() && (made || !own.isEmpty());
  }

  /** Writes and removes an object of a name that nobody else uses. */
  @Override
  public void checkTarget() throws IOException {
    try (Pool pool = connection.pool(defaultPool)) {
      String object = "holdfast.check." + UUID.randomUUID();
      pool.writeNewObject(object, "check".getBytes(StandardCharsets.UTF_8));
      pool.removeObject(object);
    }
  }
}
