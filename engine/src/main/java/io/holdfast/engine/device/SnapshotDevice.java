package io.holdfast.engine.device;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A device that shows one state of a volume for good, and can tell how that differs from the states
 * that earlier backups read.
 */
public interface SnapshotDevice extends BlockDevice {

  /** Name of the snapshot that is read. */
  String snapshot();

  /**
   * Returns if the snapshot is still there. Where it is not, what was read since may be zeros
   * instead of data, and nothing else tells: a driver asks before it calls a backup whole.
   *
   * @throws IOException if the snapshot is gone, or nobody can say
   */
  void requireSnapshot() throws IOException;

  /**
   * Tells which snapshot another backup has read, if that is not named after the backup.
   *
   * @param snapshot may be gone meanwhile
   */
  void wasReadBy(String backupId, String snapshot);

  /**
   * The size that the volume had in the state that another backup read, in bytes; empty if that
   * state is not kept any more, or if it is not certain which one it is.
   */
  OptionalLong sizeInStateOf(String backupId) throws IOException;

  /**
   * What differs from the state that another backup read; what does not is {@link
   * Extent.Kind#UNCHANGED}. Covers the device wholly, like {@link #extents()}.
   *
   * @param backupId the other backup
   * @return empty if that state is not kept any more, or if it is not certain which one it is
   */
  Optional<Extents> changesSince(String backupId) throws IOException;
}
