package io.holdfast.rbd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Pools, images, snapshots and objects of a real cluster. */
class ImageTest extends OnCluster {

  private static CephException failureOf(ThrowingCallable call) {
    List<CephException> failures = new ArrayList<>();
    assertThatThrownBy(call).isInstanceOfSatisfying(CephException.class, failures::add);
    return failures.get(0);
  }

  @Test
  void anImageIsMadeFoundGrownAndRemoved() throws IOException {
    pool.create("grown", 8 * MIB, FEATURES);
    assertThat(pool.contains("grown")).isTrue();
    assertThat(pool.images()).contains("grown");
    CephException again = failureOf(() -> pool.create("grown", MIB, FEATURES));
    assertThat(again.exists()).isTrue();
    assertThat(again).hasMessageContaining("volumes/grown");
    try (Image image = pool.open("grown")) {
      assertThat(image.size()).isEqualTo(8 * MIB);
      assertThat(image.has(Feature.FAST_DIFF)).isTrue();
      assertThat(image.has(Feature.JOURNALING)).isFalse();
      image.resize(9 * MIB + 5);
      assertThat(image.size()).isEqualTo(9 * MIB + 5);
    }
    pool.remove("grown");
    assertThat(pool.contains("grown")).isFalse();
    assertThat(failureOf(() -> pool.remove("grown")).missing()).isTrue();
    assertThat(failureOf(() -> pool.open("grown")).missing()).isTrue();
  }

  @Test
  void snapshotsComeOldestFirstAndKeepTheImage() throws IOException {
    pool.create("snapped", 4 * MIB, FEATURES);
    try (Image image = pool.open("snapped")) {
      image.createSnapshot("b");
      image.resize(5 * MIB);
      image.createSnapshot("a");
      assertThat(image.snapshots())
          .extracting(ImageSnapshot::name, ImageSnapshot::bytes)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("b", 4L * MIB),
              org.assertj.core.groups.Tuple.tuple("a", 5L * MIB));
      assertThat(failureOf(() -> image.createSnapshot("a")).exists()).isTrue();
      assertThat(failureOf(() -> image.removeSnapshot("c")).missing()).isTrue();
      image.removeSnapshot("b");
      assertThat(image.hasSnapshot("b")).isFalse();
      assertThat(image.hasSnapshot("a")).isTrue();
    }
    assertThatThrownBy(() -> pool.remove("snapped")).isInstanceOf(CephException.class);
    try (Image image = pool.open("snapped")) {
      image.removeSnapshot("a");
    }
    pool.remove("snapped");
  }

  @Test
  void aCloneBeginsAsTheSnapshotAndStandsAloneOnceFlattened() throws IOException {
    byte[] data = noise(MIB, 1);
    try (RbdDevice parent = device("parent", 8 * MIB)) {
      parent.write(3 * MIB, ByteBuffer.wrap(data));
      parent.image().createSnapshot("s");
      parent.image().protect("s");
      assertThat(parent.image().isProtected("s")).isTrue();
      pool.cloneSnapshot("parent", "s", "child", FEATURES);
      assertThat(failureOf(() -> parent.image().unprotect("s")).busy()).isTrue();
      try (RbdDevice child = device("child", 0)) {
        child.image().flatten();
        ByteBuffer read = ByteBuffer.allocate(MIB);
        child.read(3 * MIB, read);
        assertThat(read.array()).isEqualTo(data);
      }
      parent.image().unprotect("s");
      parent.image().removeSnapshot("s");
    }
    pool.remove("parent");
    pool.remove("child");
  }

  @Test
  void metadataOfAnImageIsKept() throws IOException {
    pool.create("described", MIB, FEATURES);
    try (Image image = pool.open("described")) {
      assertThat(image.metadata("k")).isEmpty();
      image.setMetadata("k", "wért");
      assertThat(image.metadata("k")).contains("wért");
    }
    pool.remove("described");
  }

  @Test
  void anObjectIsWrittenOnceAndReadWholly() throws IOException {
    byte[] content = "{\"version\": 2}".getBytes(UTF_8);
    pool.writeNewObject("backup.x.meta", content);
    assertThat(pool.readObject("backup.x.meta", 100)).isEqualTo(content);
    assertThat(failureOf(() -> pool.writeNewObject("backup.x.meta", content)).exists()).isTrue();
    assertThatThrownBy(() -> pool.readObject("backup.x.meta", 13)).hasMessageContaining("14 bytes");
    pool.removeObject("backup.x.meta");
    pool.removeObject("backup.x.meta");
    assertThat(failureOf(() -> pool.readObject("backup.x.meta", 100)).missing()).isTrue();
  }

  @Test
  void whatChangedSinceASnapshotIsTold() throws IOException {
    try (RbdDevice device = device("changed", 40 * MIB)) {
      device.write(0, ByteBuffer.wrap(noise(12 * MIB, 2)));
      device.image().createSnapshot("s");
      device.write(4 * MIB + 4096, ByteBuffer.wrap(noise(8192, 3)));
      device.zero(8 * MIB, 4 * MIB);
      List<String> changes = new ArrayList<>();
      device.image().changes("s", (at, length, data) -> changes.add(at + "+" + length + data));
      assertThat(changes)
          .containsExactly(4 * MIB + 4096 + "+8192true", 8 * MIB + "+" + 4 * MIB + "false");
      device.image().removeSnapshot("s");
    }
    pool.remove("changed");
  }
}
