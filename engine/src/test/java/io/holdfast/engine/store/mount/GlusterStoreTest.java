package io.holdfast.engine.store.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.ObjectStoreContract;
import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real GlusterFS and its bad days. */
class GlusterStoreTest extends ObjectStoreContract {

  private static final int MEBIBYTE = 1 << 20;
  private static final Duration BACK = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private GlusterMount mount;

  @Override
  protected boolean namesHaveSlashes() {
    return false;
  }

  /** A folder has no pages. */
  @Override
  protected int moreThanAPage() {
    return 30;
  }

  @Override
  protected ObjectStore emptyStore() throws IOException {
    if (mount == null) {
      mount = new GlusterMount(folder);
    }
    return mount.store;
  }

  @AfterEach
  void unmount() throws IOException {
    if (mount != null) {
      mount.close();
    }
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] stored(ObjectStore store, String name) throws IOException {
    try (InputStream input = store.get("c", name)) {
      return input.readAllBytes();
    }
  }

  /** Something happens when half of it is written. */
  private record Interrupted(byte[] bytes, Event event) implements Payload {

    interface Event {
      void happens() throws IOException;
    }

    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public void writeTo(WritableByteChannel channel) throws IOException {
      write(channel, Arrays.copyOf(bytes, bytes.length / 2));
      event.happens();
      write(channel, Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length));
    }

    private static void write(WritableByteChannel channel, byte[] part) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(part);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }

  /** What failed works again some time after its cause has gone, by itself. */
  private static void awaitWell(ObjectStore store) throws IOException {
    long end = System.nanoTime() + BACK.toNanos();
    while (true) {
      try {
        store.check();
        return;
      } catch (TemporaryStoreException notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
        Pause.of(Duration.ofMillis(100));
      }
    }
  }

  @Test
  void aBrickThatDiesInAPutMakesAnErrorAndNoObject() throws IOException {
    ObjectStore store = mount.checkingStore();
    byte[] bytes = noise(8 * MEBIBYTE);
    store.put("c", "before", Payload.of(bytes));
    Interrupted dying = new Interrupted(bytes, mount.gluster::killBrick);
    assertThatThrownBy(() -> store.put("c", "name", dying))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining(mount.gluster.share().source());
    assertThatThrownBy(() -> stored(store, "before")).isInstanceOf(TemporaryStoreException.class);
    assertThatThrownBy(() -> store.list("c", "")).isInstanceOf(TemporaryStoreException.class);
    assertThatThrownBy(() -> store.delete("c", "before"))
        .isInstanceOf(TemporaryStoreException.class);
    assertThatThrownBy(store::check).isInstanceOf(TemporaryStoreException.class);

    mount.gluster.restartBrick();
    awaitWell(store);
    assertThat(store.list("c", "")).containsExactly("before");
    store.put("c", "name", Payload.of(bytes));
    assertThat(stored(store, "name")).isEqualTo(bytes);
    assertThat(stored(store, "before")).isEqualTo(bytes);
  }

  @Test
  void aBrickThatDiesInAGetMakesAnError() throws IOException {
    ObjectStore store = mount.checkingStore();
    byte[] bytes = noise(32 * MEBIBYTE);
    store.put("c", "name", Payload.of(bytes));
    try (InputStream object = store.get("c", "name")) {
      assertThat(object.readNBytes(MEBIBYTE)).isEqualTo(Arrays.copyOf(bytes, MEBIBYTE));
      mount.gluster.killBrick();
      assertThatThrownBy(object::readAllBytes).isInstanceOf(TemporaryStoreException.class);
    }
    mount.gluster.restartBrick();
    awaitWell(store);
    assertThat(stored(store, "name")).isEqualTo(bytes);
  }

  @Test
  void aBrickThatDoesNotAnswerShowsInTheCheckWithinItsLimit() throws IOException {
    ObjectStore store = mount.checkingStore();
    mount.gluster.freezeBrick();
    try {
      long start = System.nanoTime();
      assertThatThrownBy(store::check)
          .isInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("did not answer");
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isLessThan(GlusterMount.CHECK.plusSeconds(3));
    } finally {
      mount.gluster.thawBrick();
    }
    awaitWell(store);
    store.put("c", "name", Payload.of(noise(10)));
  }

  @Test
  void aVolumeThatIsMountedDoesNotNeedTheDaemon() throws IOException {
    ObjectStore store = mount.checkingStore();
    mount.gluster.killDaemon();
    store.put("c", "name", Payload.of(noise(MEBIBYTE)));
    assertThat(stored(store, "name")).isEqualTo(noise(MEBIBYTE));
    mount.gluster.startDaemon();
    awaitWell(store);
  }

  @Test
  void unmountedInTheMiddleNothingIsWrittenBelow() throws IOException {
    ObjectStore store = mount.checkingStore();
    byte[] bytes = noise(MEBIBYTE);
    store.put("c", "name", new Interrupted(bytes, () -> TestMounts.detach(mount.point)));
    assertThatThrownBy(() -> store.put("c", "other", Payload.of(bytes)))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("is not mounted at " + mount.point);
    assertThat(mount.point).isEmptyDirectory();
    assertThat(mount.gluster.brickFolder().resolve("c/name")).hasBinaryContent(bytes);

    mount.store.check();
    assertThat(store.list("c", "")).containsExactly("name");
    assertThat(stored(store, "name")).isEqualTo(bytes);
  }

  @Test
  void aClientThatDiedIsMountedAgainIfMountingIsOurs() throws IOException {
    byte[] bytes = noise(MEBIBYTE);
    mount.store.put("c", "name", Payload.of(bytes));
    ProcessHandle client = clientProcess();
    client.destroyForcibly();
    client.onExit().join();
    assertThatThrownBy(() -> mount.checkingStore().get("c", "name"))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("umount -l " + mount.point);
    assertThat(stored(mount.store, "name")).isEqualTo(bytes);
    assertThat(TestMounts.count(mount.point)).isEqualTo(1);
  }

  private ProcessHandle clientProcess() {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                List.of(process.info().arguments().orElse(new String[0]))
                    .contains(mount.point.toString()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void objectsHaveTheModesOfCinder() throws IOException {
    mount.store.put("aa/bb/c", "name", Payload.of(noise(10)));
    assertThat(Files.getPosixFilePermissions(mount.point.resolve("aa/bb/c/name"))).hasSize(4);
    assertThat(Files.getPosixFilePermissions(mount.point.resolve("aa/bb/c"))).hasSize(6);
  }
}
