package io.holdfast.rbd.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.rbd.CephTools;
import io.holdfast.rbd.Cluster;
import io.holdfast.rbd.Feature;
import io.holdfast.rbd.Image;
import io.holdfast.rbd.ImageSnapshot;
import io.holdfast.rbd.Pool;
import io.holdfast.rbd.RbdDevice;
import io.holdfast.rbd.RealCeph;
import io.holdfast.rbd.SharedCeph;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams of images, exchanged with Ceph's own {@code rbd}. */
class ImageDiffTest {

  private static final int MIB = 1 << 20;
  private static final String SOURCE = "exported";
  private static final String TARGET = "imported";

  private final CephTools rbd = SharedCeph.cluster().tools();
  @TempDir private Path folder;
  private Cluster cluster;
  private Pool pool;

  @BeforeEach
  void aHistory() throws Exception {
    cluster = Cluster.connect(SharedCeph.cluster().login("cinder"));
    pool = cluster.pool(RealCeph.VOLUMES);
    for (String name : List.of(SOURCE, TARGET)) {
      pool.create(name, 32L * MIB, EnumSet.of(Feature.LAYERING, Feature.EXCLUSIVE_LOCK));
    }
    try (RbdDevice image = open(SOURCE)) {
      write(image, 0, 6 * MIB, 1);
      write(image, 9 * MIB + 1000, 3000, 2);
      image.write(16L * MIB, ByteBuffer.allocate(MIB));
      image.flush();
      image.image().createSnapshot("one");
      write(image, 5 * MIB, 2 * MIB, 3);
      image.zero(0, 4L * MIB + 700);
      image.flush();
      image.image().resize(26L * MIB + 512);
      image.image().createSnapshot("two");
    }
  }

  @AfterEach
  void noImages() throws Exception {
    for (String name : List.of(SOURCE, TARGET)) {
      rbd.rbd("snap", "purge", "volumes/" + name);
      pool.remove(name);
    }
    pool.close();
    cluster.close();
  }

  private static void write(RbdDevice image, long offset, int length, long seed)
      throws IOException {
    byte[] noise = new byte[length];
    new Random(seed).nextBytes(noise);
    image.write(offset, ByteBuffer.wrap(noise));
  }

  private RbdDevice open(String name) throws IOException {
    return new RbdDevice(pool, pool.open(name), () -> {});
  }

  private RbdDevice open(String name, String snapshot) throws IOException {
    return new RbdDevice(pool, pool.openSnapshot(name, snapshot), () -> {});
  }

  private byte[] bytes(String name, String snapshot) throws IOException {
    try (RbdDevice device = open(name, snapshot)) {
      ByteBuffer all = ByteBuffer.allocate((int) device.size());
      device.read(0, all);
      return all.array();
    }
  }

  private Path exported(String from, String to) throws IOException {
    Path file = folder.resolve(from + "-" + to);
    try (RbdDevice state = open(SOURCE, to);
        OutputStream out = Files.newOutputStream(file)) {
      DiffExport.write(state, from, to, out);
    }
    return file;
  }

  private void importTwo(Path stream) throws IOException {
    try (var in = Files.newInputStream(stream)) {
      DiffImport.apply(in, pool, TARGET);
    }
  }

  @Test
  void ourStreamsAreThoseOfRbd() throws Exception {
    Path theirs = folder.resolve("theirs");
    rbd.rbd("export-diff", "volumes/exported@one", theirs.toString());
    assertThat(exported(null, "one")).hasSameBinaryContentAs(theirs);
    rbd.rbd(
        "export-diff", "--from-snap", "one", "volumes/exported@two", theirs.toString() + "-two");
    assertThat(exported("one", "two")).hasSameBinaryContentAs(folder.resolve("theirs-two"));
  }

  @Test
  void rbdAppliesOurStreams() throws Exception {
    rbd.rbd("import-diff", exported(null, "one").toString(), "volumes/imported");
    rbd.rbd("import-diff", exported("one", "two").toString(), "volumes/imported");
    assertThat(bytes(TARGET, "one")).isEqualTo(bytes(SOURCE, "one"));
    assertThat(bytes(TARGET, "two")).isEqualTo(bytes(SOURCE, "two"));
  }

  @Test
  void weApplyTheStreamsOfRbd() throws Exception {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    rbd.rbd("export-diff", "volumes/exported@one", one.toString());
    rbd.rbd("export-diff", "--from-snap", "one", "volumes/exported@two", two.toString());
    importTwo(one);
    importTwo(two);
    assertThat(bytes(TARGET, "one")).isEqualTo(bytes(SOURCE, "one"));
    assertThat(bytes(TARGET, "two")).isEqualTo(bytes(SOURCE, "two"));
  }

  @Test
  void aStreamThatDoesNotFitChangesNothing() throws Exception {
    Path one = exported(null, "one");
    Path two = exported("one", "two");
    assertThatThrownBy(() -> importTwo(two))
        .hasMessageContaining("'one'")
        .hasMessageContaining("volumes/imported");
    importTwo(one);
    assertThatThrownBy(() -> importTwo(one)).hasMessageContaining("has already");
    importTwo(two);
    assertThat(bytes(TARGET, "two")).isEqualTo(bytes(SOURCE, "two"));
  }

  @Test
  void aStreamThatIsCutOffMakesNoSnapshot() throws Exception {
    byte[] whole = Files.readAllBytes(exported(null, "one"));
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
    assertThatThrownBy(() -> DiffImport.apply(new ByteArrayInputStream(cut), pool, TARGET))
        .isInstanceOf(DamagedStreamException.class);
    try (Image image = pool.openReadOnly(TARGET)) {
      assertThat(image.snapshots()).extracting(ImageSnapshot::name).isEmpty();
    }
    importTwo(exported(null, "one"));
    assertThat(bytes(TARGET, "one")).isEqualTo(bytes(SOURCE, "one"));
  }
}
