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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies where the share should be: the mount, another, or nothing. */
class MountedObjectStoreTest extends ObjectStoreContract {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  @TempDir private Path folder;
  private final TestMounts mounts = new TestMounts();

  @BeforeAll
  static void requireRoot() {
    TestMounts.requireRoot();
  }

  @AfterEach
  void unmount() throws IOException {
    mounts.close();
  }

  private Path point() {
    return folder.resolve("point");
  }

  private ObjectStore store(Path path) {
    return new MountedObjectStore(MountedShare.existing(TestMounts.MEMORY, path), LIMIT);
  }

  @Override
  protected boolean namesHaveSlashes() {
    return false;
  }

  /** A folder has no pages. */
  @Override
  protected int moreThanAPage() {
    return 200;
  }

  @Override
  protected ObjectStore emptyStore() throws IOException {
    if (TestMounts.count(point()) == 0) {
      mounts.memory("host:/share", point());
    }
    return store(point());
  }

  private static Payload bytes() {
    return Payload.of(new byte[] {1, 2, 3});
  }

  private void assertNotMounted(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("host:/share is not mounted at " + point());
  }

  private void assertNothingWorks(ObjectStore store) {
    assertNotMounted(() -> store.put("c", "name", bytes()));
    assertNotMounted(() -> store.get("c", "name"));
    assertNotMounted(() -> store.list("c", ""));
    assertNotMounted(() -> store.delete("c", "name"));
    assertNotMounted(() -> store.deleteAll("c", List.of("name")));
    assertNotMounted(() -> store.deleteUnfinished("c", ""));
    assertNotMounted(() -> store.deleteContainerIfEmpty("c"));
    assertNotMounted(store::check);
  }

  @Test
  void aFolderThatIsNotMountedIsNeverTouched() throws IOException {
    ObjectStore store = emptyStore();
    TestMounts.unmount(point());
    Files.createDirectories(point().resolve("c"));
    Files.write(point().resolve("c/name"), new byte[1]);
    assertNothingWorks(store);
    assertThat(point().resolve("c")).isDirectoryContaining("glob:**/name");
    assertThat(point().resolve("c").toFile().list()).containsExactly("name");
    mounts.memory("host:/share", point());
    store.put("c", "name", bytes());
    assertThat(store.list("c", "")).containsExactly("name");
  }

  @Test
  void aFolderThatIsMissingIsNotMade() {
    ObjectStore store = store(point().resolveSibling("absent"));
    assertThatThrownBy(() -> store.put("c", "name", bytes()))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("no such folder")
        .hasMessageContaining("mount -t tmpfs host:/share");
    assertThat(folder.resolve("absent")).doesNotExist();
  }

  @Test
  void anotherShareOverItIsNotTaken() throws IOException {
    ObjectStore store = emptyStore();
    store.put("c", "name", bytes());
    mounts.memory("host:/other", point());
    assertThatThrownBy(() -> store.list("c", ""))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("there is host:/other (tmpfs)");
    assertNothingWorks(store);
    assertThat(point()).isEmptyDirectory();
    TestMounts.unmount(point());
    assertThat(store.list("c", "")).containsExactly("name");
  }

  @Test
  void whatMattersIsTheMountAndNotThePath() throws IOException {
    ObjectStore direct = emptyStore();
    direct.put("c", "name", bytes());
    Path link = Files.createSymbolicLink(folder.resolve("link"), point());
    Path bound = Files.createDirectory(folder.resolve("bound"));
    mounts.bind(point(), bound);
    assertThat(store(link).list("c", "")).containsExactly("name");
    assertThat(store(bound).list("c", "")).containsExactly("name");
    assertThat(store(point().resolve("c")).list("c", "")).isEmpty();

    Files.delete(link);
    Files.createSymbolicLink(link, Files.createDirectory(folder.resolve("local")));
    assertThatThrownBy(() -> store(link).put("c", "name", bytes()))
        .hasMessageContaining("is not mounted");
    assertThat(folder.resolve("local")).isEmptyDirectory();
  }

  /** Unmounts in the middle of a put, as an impatient administrator does. */
  private final class UnmountingPayload implements Payload {

    @Override
    public long length() {
      return 2;
    }

    @Override
    public void writeTo(WritableByteChannel channel) throws IOException {
      channel.write(ByteBuffer.wrap(new byte[1]));
      assertThatThrownBy(() -> TestMounts.unmount(point())).hasMessageContaining("busy");
      TestMounts.detach(point());
      channel.write(ByteBuffer.wrap(new byte[1]));
    }
  }

  @Test
  void aPutThatHasBegunEndsOnTheShareAlsoIfItIsUnmountedMeanwhile() throws IOException {
    ObjectStore store = emptyStore();
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    mounts.bind(point(), elsewhere);
    store.put("a/b", "name", new UnmountingPayload());
    assertThat(point()).isEmptyDirectory();
    assertThat(Files.readAllBytes(elsewhere.resolve("a/b/name"))).hasSize(2);
    assertNothingWorks(store);
  }

  @Test
  void anOpenObjectIsReadToItsEndAlsoIfItIsUnmountedMeanwhile() throws IOException {
    ObjectStore store = emptyStore();
    store.put("c", "name", bytes());
    try (InputStream object = store.get("c", "name")) {
      TestMounts.detach(point());
      assertThat(object.readAllBytes()).containsExactly(1, 2, 3);
    }
    assertNothingWorks(store);
  }

  @Test
  void missingObjectsAreNamedByTheirPathOnTheShare() throws IOException {
    ObjectStore store = emptyStore();
    assertThatThrownBy(() -> store.get("c", "name"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(point().resolve("c").toString());
  }

  @Test
  void noDescriptorIsLeftOpen() throws IOException {
    ObjectStore store = emptyStore();
    store.put("c", "name", bytes());
    store.get("c", "name").close();
    assertThatThrownBy(() -> store.get("c", "other")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> store.put("c", "..", bytes())).isInstanceOf(IOException.class);
    store.check();
    // It would be busy.
    TestMounts.unmount(point());
    assertNothingWorks(store);
    mounts.memory("host:/other", point());
    assertNothingWorks(store);
    TestMounts.unmount(point());
  }
}
