package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.Extent;
import io.holdfast.engine.device.Extents;
import io.holdfast.engine.device.NowhereDevice;
import io.holdfast.engine.device.SnapshotDevice;
import io.holdfast.engine.driver.BackupDriver;
import io.holdfast.engine.driver.BackupLocation;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.BackupRefusedException;
import io.holdfast.engine.driver.BackupResult;
import io.holdfast.engine.driver.DamagedBackupException;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.driver.RestoreResult;
import io.holdfast.engine.driver.StoredDescription;
import io.holdfast.engine.format.BackupHeader;
import io.holdfast.engine.format.BackupMetadata;
import io.holdfast.engine.format.HashList;
import io.holdfast.engine.format.HashListReader;
import io.holdfast.engine.format.MetadataText;
import io.holdfast.engine.format.ObjectNames;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.store.InvalidNameException;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.Payload;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** The driver of targets that hold objects (docs/FORMAT.md). */
public final class ChunkedBackupDriver implements BackupDriver {

  /** Few, so that a cancelled delete stops soon; many, so that there are few requests. */
  private static final int DELETED_TOGETHER = 100;

  private final ObjectStore store;
  private final ChunkedLayout layout;
  private final ChunkedSettings settings;
  private final MemoryBudget budget;
  private final ExecutorService executor;
  private final ZeroObjects zeroObjects;
  private final BlockHasher hasher;

  /**
   * @param store where objects go
   * @param budget memory, shared with all other jobs of the node
   * @param executor runs windows; first come first served, shared likewise
   */
  public ChunkedBackupDriver(
      ObjectStore store,
      ChunkedLayout layout,
      ChunkedSettings settings,
      MemoryBudget budget,
      ExecutorService executor) {
    this.store = store;
    this.layout = layout;
    this.settings = settings;
    this.budget = budget;
    this.executor = executor;
    this.zeroObjects = new ZeroObjects(settings);
    this.hasher = new BlockHasher(settings.blockBytes());
  }

  @Override
  public String service() {
    return layout.service();
  }

  @Override
  public BackupLocation locate(
      BackupRecord backup, BackupRecord parent, String requestedContainer, Instant jobStart)
      throws BackupRefusedException {
    BackupLocation location = layout.locate(backup, requestedContainer, jobStart);
    try {
      store.checkContainer(location.container());
    } catch (InvalidNameException refused) {
      throw new BackupRefusedException(refused.getMessage(), refused);
    }
    return location;
  }

  @Override
  public BackupResult backup(
      BackupRecord backup, BackupRecord parent, BlockDevice source, JobControl control)
      throws IOException {
    StoredBackup stored = new StoredBackup(store, backup);
    HashList parentHashes = parent == null ? null : hashesOf(parent);
    HashList hashes = BackupWriter.hashesFor(source, settings.blockBytes());
    ObjectWriter objects = new ObjectWriter(store, stored.container(), settings, zeroObjects);
    RunFinder runs = new RunFinder(settings.blockBytes(), hasher, hashes, parentHashes);
    BackupWriter writer =
        new BackupWriter(
            source,
            extents(source, parent, parentHashes),
            settings,
            stored.names(),
            objects,
            runs,
            budget,
            executor,
            control);
    BackupResult result = writer.write();
    if (source instanceof SnapshotDevice device) {
      device.requireSnapshot();
    }
    describe(backup, stored, hashes, writer);
    return result;
  }

  /** What must be read: of a volume that knows its changes since the parent, only these. */
  private Extents extents(BlockDevice source, BackupRecord parent, HashList parentHashes)
      throws IOException {
    if (parent == null || !(source instanceof SnapshotDevice device)) {
      return source.extents();
    }
    Optional<Extents> changes = device.changesSince(parent.id());
    if (changes.isEmpty()) {
      return source.extents();
    }
    List<Extent> blocks =
        ChangedBlocks.of(
            changes.get().list(), settings.blockBytes(), source.size(), parentHashes.count());
    return new Extents(blocks, changes.get().known());
  }

  private HashList hashesOf(BackupRecord parent) throws IOException {
    HashListReader.Read read = new StoredBackup(store, parent).hashes();
    if (read.blockBytes() != settings.blockBytes()) {
      throw new BackupRefusedException(
          "The parent's hash block is %d bytes, the configured one %d bytes. Make a full backup."
              .formatted(read.blockBytes(), settings.blockBytes()));
    }
    return read.hashes();
  }

  // The metadata comes last: where it is, the backup is whole.
  private void describe(
      BackupRecord backup, StoredBackup stored, HashList hashes, BackupWriter writer)
      throws IOException {
    BackupHeader header =
        new BackupHeader(
            backup.id(),
            backup.name(),
            backup.description(),
            backup.volumeId(),
            BackupHeader.time(backup.createdAt()));
    store.put(
        stored.container(),
        stored.names().hashes(),
        new HashListPayload(header, settings.blockBytes(), hashes));
    BackupMetadata metadata =
        new BackupMetadata(header, backup.parentId(), writer.objects(), backup.volumeMeta());
    store.put(stored.container(), stored.names().metadata(), Payload.of(MetadataText.of(metadata)));
  }

  @Override
  public RestoreResult restore(List<BackupRecord> chain, BlockDevice target, JobControl control)
      throws IOException {
    RestorePlan plan = plan(chain);
    if (plan.stateBytes() > target.size()) {
      throw new BackupRefusedException(
          "The backup holds %d bytes, but the volume has only %d."
              .formatted(plan.stateBytes(), target.size()));
    }
    BackupReader reader = reader(plan, target, control);
    reader.restore();
    return result(plan, reader);
  }

  @Override
  public RestoreResult verify(List<BackupRecord> chain, JobControl control) throws IOException {
    RestorePlan plan = plan(chain);
    try (BlockDevice nowhere = new NowhereDevice()) {
      BackupReader reader = reader(plan, nowhere, control);
      reader.verify();
      return result(plan, reader);
    }
  }

  private RestorePlan plan(List<BackupRecord> chain) throws IOException {
    List<StoredBackup> layers = new ArrayList<>();
    for (BackupRecord record : chain) {
      layers.add(new StoredBackup(store, record));
    }
    return RestorePlan.of(layers);
  }

  private BackupReader reader(RestorePlan plan, BlockDevice target, JobControl control) {
    return new BackupReader(plan, target, budget, executor, settings.windowsInFlight(), control);
  }

  private static RestoreResult result(RestorePlan plan, BackupReader reader) {
    return new RestoreResult(plan.volumeMeta(), plan.stateBytes(), reader.fetched());
  }

  @Override
  public StoredDescription describe(BackupRecord untrusted) throws IOException {
    requirePlace(untrusted);
    StoredBackup stored = new StoredBackup(store, untrusted);
    BackupMetadata metadata = stored.metadata();
    BackupHeader header = metadata.header();
    if (!stored.names().namedAfter(header.volumeId(), header.id())) {
      throw new DamagedBackupException(
          "The objects at " + stored.names().prefix() + " say that they are another backup's.");
    }
    HashListReader.Read hashes = stored.hashes();
    return new StoredDescription(
        header.id(),
        header.volumeId(),
        metadata.parentId(),
        untrusted.serviceMetadata(),
        hashes.hashes().count() * hashes.blockBytes(),
        metadata.objects().size());
  }

  private void requirePlace(BackupRecord untrusted) throws BackupRefusedException {
    try {
      store.checkContainer(untrusted.container());
      if (untrusted.serviceMetadata() == null) {
        throw new InvalidNameException("The record has no service_metadata.");
      }
      new ObjectNames(untrusted.serviceMetadata()).requirePlain();
    } catch (InvalidNameException | IllegalArgumentException refused) {
      throw new BackupRefusedException(refused.getMessage(), refused);
    }
  }

  @Override
  public void delete(BackupRecord backup, JobControl control) throws IOException {
    StoredBackup stored = new StoredBackup(store, backup);
    List<String> listed = store.list(stored.container(), stored.names().prefix());
    List<String> names = listed.stream().filter(stored.names()::owns).toList();
    for (int done = 0; done < names.size(); done += DELETED_TOGETHER) {
      control.progress(done, names.size());
      int end = Math.min(done + DELETED_TOGETHER, names.size());
      store.deleteAll(stored.container(), names.subList(done, end));
    }
    store.deleteUnfinished(stored.container(), stored.names().prefix());
    store.deleteContainerIfEmpty(stored.container());
  }

  @Override
  public void checkTarget() throws IOException {
    store.check();
  }
}
