package io.holdfast.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PosixObjectStoreTest extends ObjectStoreContract {

  @TempDir private Path folder;

  private Path root() {
    return folder.resolve("repository");
  }

  @Override
  protected boolean namesHaveSlashes() {
    return false;
  }

  @Override
  protected ObjectStore emptyStore() throws IOException {
    return new PosixObjectStore(root());
  }

  private static Payload bytes() {
    return Payload.of(new byte[] {1, 2, 3});
  }

  @Test
  void foldersAndFilesAreForOwnerAndGroupWhateverTheMask() throws IOException {
    emptyStore().put("a/b", "name", bytes());
    assertThat(Files.getPosixFilePermissions(root().resolve("a/b/name")))
        .isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
    assertThat(Files.getPosixFilePermissions(root().resolve("a")))
        .isEqualTo(PosixFilePermissions.fromString("rwxrwx---"));
    assertThat(Files.getPosixFilePermissions(root().resolve("a/b")))
        .isEqualTo(PosixFilePermissions.fromString("rwxrwx---"));
  }

  @Test
  void aLinkThatLeadsOutIsNotFollowed() throws IOException {
    ObjectStore store = emptyStore();
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.write(outside.resolve("name"), new byte[] {9});
    Files.createSymbolicLink(root().resolve("link"), outside);

    assertThatThrownBy(() -> store.put("link", "other", bytes()))
        .isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> store.put("link/deeper/still", "other", bytes()))
        .isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> store.get("link", "name")).isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> store.list("link", "")).isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> store.delete("link", "name")).isInstanceOf(InvalidNameException.class);
    assertThat(outside).isDirectoryContaining(file -> file.endsWith("name"));
    assertThat(outside.toFile().list()).hasSize(1);
  }

  @Test
  void unfinishedPutsAreNotSeenAndGoByPrefix() throws IOException {
    ObjectStore store = emptyStore();
    store.put("c", "mine-00001", bytes());
    Path mine = Files.createFile(root().resolve("c/.holdfast-mine-00002~1"));
    Path others = Files.createFile(root().resolve("c/.holdfast-other-00001~1"));

    assertThat(store.list("c", "")).containsExactly("mine-00001");
    store.deleteUnfinished("c", "mine");

    assertThat(mine).doesNotExist();
    assertThat(others).exists();
    assertThat(store.list("c", "")).containsExactly("mine-00001");
  }

  @Test
  void emptyFoldersGoUpToTheRootWhichStays() throws IOException {
    ObjectStore store = emptyStore();
    store.put("a/b/c", "one", bytes());
    store.put("a/x", "two", bytes());
    store.delete("a/b/c", "one");
    store.deleteContainerIfEmpty("a/b/c");
    assertThat(root().resolve("a/b")).doesNotExist();
    assertThat(root().resolve("a/x/two")).exists();
    store.delete("a/x", "two");
    store.deleteContainerIfEmpty("a/x");
    assertThat(root()).isEmptyDirectory();
  }

  @Test
  void aRepositoryThatIsGoneIsNamedAndNotMadeAgain() throws IOException {
    ObjectStore store = emptyStore();
    Files.delete(root());
    assertThatThrownBy(store::check).hasMessageContaining(root().toString());
    assertThatThrownBy(() -> store.put("c", "name", bytes())).hasMessageContaining("is gone");
    assertThat(root()).doesNotExist();
  }
}
