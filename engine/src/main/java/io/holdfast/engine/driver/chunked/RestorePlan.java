package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.format.HashListReader;
import io.holdfast.engine.format.StoredObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What to fetch for the state that the newest backup of a chain holds: every byte comes from the
 * newest layer that has it, so each is fetched and written once.
 *
 * @param objects objects that own bytes, with the bytes they own
 * @param gaps parts that no layer holds; they must be zero
 * @param hashes the newest backup's hash list
 * @param stateBytes length of the state
 * @param volumeMeta the newest backup's volume metadata, or null
 */
record RestorePlan(
    List<OwnedObject> objects,
    List<Slice> gaps,
    HashListReader.Read hashes,
    long stateBytes,
    String volumeMeta) {

  /**
   * An object and the parts of the volume that come from it.
   *
   * @param backup where it lies
   * @param object what the metadata says of it
   * @param owned in order; empty if newer layers hold everything
   */
  record OwnedObject(StoredBackup backup, StoredObject object, List<Slice> owned) {

    /** What it owns of a part of the volume, in order. */
    List<Slice> ownedIn(long from, long end) {
      List<Slice> parts = new ArrayList<>();
      for (Slice slice : owned) {
        if (slice.offset() < end && slice.end() > from) {
          parts.add(new Slice(Math.max(slice.offset(), from), Math.min(slice.end(), end)));
        }
      }
      return parts;
    }

    long ownedBytes() {
      return owned.stream().mapToLong(Slice::length).sum();
    }
  }

  /**
   * The objects that hold a part of the state, in the order of the parts: so small objects, which
   * wait, are read beside large ones, which work.
   */
  List<OwnedObject> owners() {
    return objects.stream()
        .filter(object -> !object.owned().isEmpty())
        .sorted(Comparator.comparingLong(object -> object.owned().get(0).offset()))
        .toList();
  }

  /** Reads the metadata of a chain, oldest first, and checks that all objects are there. */
  static RestorePlan of(List<StoredBackup> chain) throws IOException {
    StoredBackup newest = chain.get(chain.size() - 1);
    HashListReader.Read hashes = newest.hashes();
    List<List<StoredObject>> layers = new ArrayList<>();
    String volumeMeta = null;
    for (StoredBackup backup : chain) {
      var metadata = backup.metadata();
      layers.add(metadata.objects());
      volumeMeta = metadata.volumeMeta();
    }
    long state = stateBytes(layers, hashes);
    Coverage coverage = new Coverage();
    List<OwnedObject> objects = new ArrayList<>();
    for (int layer = chain.size() - 1; layer >= 0; layer--) {
      claim(chain.get(layer), layers.get(layer), state, coverage, objects);
    }
    return new RestorePlan(objects, coverage.uncovered(0, state), hashes, state, volumeMeta);
  }

  private static void claim(
      StoredBackup backup,
      List<StoredObject> layer,
      long state,
      Coverage coverage,
      List<OwnedObject> objects) {
    for (StoredObject object : layer) {
      long end = Math.min(object.end(), state);
      List<Slice> owned = object.offset() < end ? coverage.claim(object.offset(), end) : List.of();
      objects.add(new OwnedObject(backup, object, owned));
    }
  }

  // The hash list says how many blocks there are. How long the last one is says the newest object
  // that holds it: had the volume changed its size since, the block would have another hash.
  private static long stateBytes(List<List<StoredObject>> layers, HashListReader.Read hashes) {
    long end = hashes.hashes().count() * hashes.blockBytes();
    long lastBlock = end - hashes.blockBytes();
    for (int layer = layers.size() - 1; layer >= 0; layer--) {
      for (StoredObject object : layers.get(layer)) {
        if (object.offset() <= lastBlock && object.end() > lastBlock) {
          return Math.min(end, object.end());
        }
      }
    }
    return end;
  }
}
