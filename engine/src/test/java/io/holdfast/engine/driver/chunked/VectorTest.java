package io.holdfast.engine.driver.chunked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.device.MemoryDevice;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.BackupResult;
import io.holdfast.engine.driver.DamagedBackupException;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.driver.chunked.Vectors.Vector;
import io.holdfast.engine.format.Compression;
import io.holdfast.engine.store.MemoryObjectStore;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.PosixObjectStore;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a real Cinder wrote is read, and what we write is what Cinder writes (test-vectors.md). */
class VectorTest {

  static List<Vector> vectors() {
    return Vectors.all();
  }

  private static Compression compressionOf(Vector vector) {
    return vector.set().equals("tail") ? Compression.ZLIB : Compression.ofLabel(vector.set());
  }

  private static Workbench reading() throws IOException {
    return new Workbench(
        new PosixObjectStore(Vectors.REPOSITORY), Workbench.asCinder(Compression.ZLIB));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void restoresOverZerosAndOverOldData(Vector vector) throws Exception {
    try (Workbench bench = reading()) {
      for (byte old : new byte[] {0, (byte) 0xEE}) {
        byte[] bytes = new byte[vector.state().length + 5000];
        Arrays.fill(bytes, old);
        bench.driver.restore(vector.chain(), new MemoryDevice(bytes), JobControl.NONE);

        byte[] expected = Arrays.copyOf(vector.state(), bytes.length);
        assertThat(bytes).isEqualTo(expected);
      }
      assertThat(bench.allMemoryIsFree()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void verifiesWithoutADevice(Vector vector) throws Exception {
    try (Workbench bench = reading()) {
      var result = bench.driver.verify(vector.chain(), JobControl.NONE);
      assertThat(result.deviceBytes()).isEqualTo(vector.state().length);
      assertThat(result.volumeMeta()).isEqualTo(vector.record().volumeMeta());
    }
  }

  /** Writes one backup over Cinder's own parent, and gives the store it wrote into. */
  private static ObjectStore write(Vector vector) throws Exception {
    ObjectStore store = new MemoryObjectStore();
    for (Vector parent = vector.parent(); parent != null; parent = parent.parent()) {
      store.put(
          parent.record().container(),
          parent.record().serviceMetadata() + "_sha256file",
          Payload.of(parent.stored("_sha256file")));
    }
    try (Workbench bench = new Workbench(store, Workbench.asCinder(compressionOf(vector)))) {
      BackupRecord parent = vector.parent() == null ? null : vector.parent().record();
      BackupResult result =
          bench.driver.backup(
              vector.record(), parent, new MemoryDevice(vector.state().clone()), JobControl.NONE);
      assertThat(result.objectCount()).isEqualTo(vector.record().objectCount());
      assertThat(bench.allMemoryIsFree()).isTrue();
    }
    return store;
  }

  private static byte[] object(ObjectStore store, Vector vector, String suffix) throws IOException {
    try (var input =
        store.get(vector.record().container(), vector.record().serviceMetadata() + suffix)) {
      return input.readAllBytes();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void writesTheHashListByteForByte(Vector vector) throws Exception {
    assertThat(object(write(vector), vector, "_sha256file"))
        .isEqualTo(vector.stored("_sha256file"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void writesTheMetadataByteForByte(Vector vector) throws Exception {
    assertThat(new String(object(write(vector), vector, "_metadata")))
        .isEqualTo(new String(vector.stored("_metadata")));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void writesObjectsThatCinderReads(Vector vector) throws Exception {
    ObjectStore store = write(vector);
    for (int number = 1; number <= vector.record().objectCount(); number++) {
      String suffix = "-%05d".formatted(number);
      byte[] ours = object(store, vector, suffix);
      // bzip2 by another library is another stream of the same data.
      if (!vector.set().equals("bz2")) {
        assertThat(ours).as(suffix).isEqualTo(vector.stored(suffix));
      }
      if (vector.set().equals("zstd") && ours.length < 1024) {
        assertThat(com.github.luben.zstd.Zstd.getFrameContentSize(ours)).isPositive();
      }
    }
  }

  private static Vector vector(String set, int index) {
    return Vectors.all().stream().filter(v -> v.set().equals(set)).skip(index).findFirst().get();
  }

  /** A copy of a backup in which one object may be changed. */
  private static Path copyOf(Vector vector, Path folder) throws IOException {
    Path target = folder.resolve(vector.record().container());
    Files.createDirectories(target);
    try (Stream<Path> files = Files.list(vector.folder())) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    return target;
  }

  private static void assertRefused(Vector vector, Path folder, String naming) throws Exception {
    try (Workbench bench =
        new Workbench(new PosixObjectStore(folder), Workbench.asCinder(Compression.NONE))) {
      MemoryDevice target = new MemoryDevice(vector.state().length);
      assertThatThrownBy(() -> bench.driver.restore(vector.chain(), target, JobControl.NONE))
          .isInstanceOf(DamagedBackupException.class)
          .hasMessageContaining(naming);
      assertThatThrownBy(() -> bench.driver.verify(vector.chain(), JobControl.NONE))
          .isInstanceOf(DamagedBackupException.class);
      assertThat(bench.allMemoryIsFree()).isTrue();
    }
  }

  @Test
  void weaknessA2AFlippedByteIsNeverRestored(@TempDir Path folder) throws Exception {
    Vector full = vector("none", 0);
    Path object = copyOf(full, folder).resolve(full.record().serviceMetadata() + "-00002");
    byte[] bytes = Files.readAllBytes(object);
    for (int at : new int[] {0, 1023, 4095}) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 1;
      Files.write(object, flipped);
      assertRefused(full, folder, "-00002");
    }
  }

  @Test
  void aTruncatedObjectIsNeverRestored(@TempDir Path folder) throws Exception {
    for (String set : new String[] {"none", "zlib", "bz2", "zstd"}) {
      Vector full = vector(set, 0);
      Path object = copyOf(full, folder).resolve(full.record().serviceMetadata() + "-00003");
      Files.write(object, Arrays.copyOf(Files.readAllBytes(object), 900));
      assertRefused(full, folder, "-00003");
    }
  }

  @Test
  void aMissingObjectOrOneTooManyIsRefused(@TempDir Path folder) throws Exception {
    Vector full = vector("zlib", 0);
    Path place = copyOf(full, folder);
    Path extra = place.resolve(full.record().serviceMetadata() + "_x");
    Files.write(extra, new byte[1]);
    assertRefused(full, folder, "_x");
    Files.delete(extra);
    Files.delete(place.resolve(full.record().serviceMetadata() + "-00002"));
    assertRefused(full, folder, "-00002");
  }

  @Test
  void anotherVersionIsRefused(@TempDir Path folder) throws Exception {
    Vector full = vector("zlib", 0);
    Path metadata = copyOf(full, folder).resolve(full.record().serviceMetadata() + "_metadata");
    Files.writeString(
        metadata,
        Files.readString(metadata).replace("\"version\": \"1.0.0\"", "\"version\": \"1.0.1\""));
    assertRefused(full, folder, "1.0.1");
  }

  @Test
  void ourExtraDigestIsAnExtraKeyAndNothingElse() throws Exception {
    Vector full = vector("zlib", 0);
    ObjectStore store = new MemoryObjectStore();
    try (Workbench bench = new Workbench(store, Workbench.small(Compression.ZLIB))) {
      bench.driver.backup(
          full.record(), null, new MemoryDevice(full.state().clone()), JobControl.NONE);
    }
    JsonObject entry =
        jakarta.json.Json.createReader(new ByteArrayInputStream(object(store, full, "_metadata")))
            .readObject()
            .getJsonArray("objects")
            .getJsonObject(1);
    JsonObject fields = entry.getJsonObject(entry.keySet().iterator().next());
    assertThat(fields.keySet())
        .containsExactlyInAnyOrder("compression", "length", "md5", "offset", "stored_sha256");
  }
}
