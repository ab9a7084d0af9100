package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.DamagedBackupException;
import io.holdfast.engine.format.BackupMetadata;
import io.holdfast.engine.format.HashListReader;
import io.holdfast.engine.format.MalformedObjectException;
import io.holdfast.engine.format.MetadataReader;
import io.holdfast.engine.format.ObjectNames;
import io.holdfast.engine.format.StoredObject;
import io.holdfast.engine.store.ObjectStore;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One backup as it lies in the store. */
final class StoredBackup {

  private final ObjectStore store;
  private final String id;
  private final String container;
  private final ObjectNames names;

  /**
   * @throws DamagedBackupException if the record names no place
   */
  StoredBackup(ObjectStore store, BackupRecord record) throws DamagedBackupException {
    if (record.container() == null) {
      throw new DamagedBackupException("backup " + record.id() + " has no container");
    }
    this.store = store;
    this.id = record.id();
    this.container = record.container();
    this.names = namesOf(record);
  }

  private static ObjectNames namesOf(BackupRecord record) throws DamagedBackupException {
    try {
      return new ObjectNames(record.serviceMetadata());
    } catch (IllegalArgumentException unusable) {
      throw new DamagedBackupException(
          "backup " + record.id() + ": " + unusable.getMessage(), unusable);
    }
  }

  String container() {
    return container;
  }

  ObjectNames names() {
    return names;
  }

  /**
   * The data objects in the order of the metadata, after checking that just these are stored.
   *
   * @throws DamagedBackupException if objects are missing or too many, or the metadata is malformed
   */
  BackupMetadata metadata() throws IOException {
    BackupMetadata metadata;
    try (InputStream json = open(names.metadata())) {
      metadata = MetadataReader.read(json);
    } catch (MalformedObjectException malformed) {
      throw damaged(malformed.getMessage(), malformed);
    }
    requireJustThese(metadata.objects());
    return metadata;
  }

  private void requireJustThese(List<StoredObject> objects) throws IOException {
    Set<String> listed = new HashSet<>();
    for (StoredObject object : objects) {
      if (!names.isData(object.name()) || !listed.add(object.name())) {
        throw damaged(
            "its metadata lists " + object.name() + ", which is not one of its objects", null);
      }
    }
    Set<String> stored = new HashSet<>(store.list(container, names.prefix()));
    stored.remove(names.metadata());
    stored.remove(names.hashes());
    for (String name : listed) {
      if (!stored.remove(name)) {
        throw damaged(name, "is missing", null);
      }
    }
    if (!stored.isEmpty()) {
      throw damaged("the object " + stored.iterator().next() + " is not in its metadata", null);
    }
  }

  /** The hash list with its block size. */
  HashListReader.Read hashes() throws IOException {
    try (InputStream json = open(names.hashes())) {
      return HashListReader.read(json);
    } catch (MalformedObjectException malformed) {
      throw damaged(malformed.getMessage(), malformed);
    }
  }

  private InputStream open(String name) throws IOException {
    return new BufferedInputStream(stored(name), 1 << 16);
  }

  /** The stored bytes of an object, as the store gives them: not buffered. */
  InputStream stored(String name) throws IOException {
    try {
      return store.get(container, name);
    } catch (NoSuchFileException missing) {
      throw damaged(name, "is missing", missing);
    }
  }

  /** An object is damaged; the backup with it. */
  DamagedBackupException damaged(String object, String what, Throwable cause) {
    return damaged("its object " + object + " " + what, cause);
  }

  private DamagedBackupException damaged(String what, Throwable cause) {
    return new DamagedBackupException("Backup " + id + " is damaged: " + what + ".", cause);
  }
}
