package io.holdfast.brick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRootsTest {

  @TempDir Path folder;
  private Path root;
  private LocalRoots roots;

  @BeforeEach
  void oneRoot() throws IOException {
    root = Files.createDirectory(folder.resolve("volumes"));
    roots = LocalRoots.parse(root.toString());
  }

  @Test
  void locatesADeviceBelowTheRoot() throws IOException {
    Path device = Files.createFile(root.resolve("volume-1"));
    assertThat(roots.locate(device.toString()))
        .isEqualTo(new LocalRequest(root.toRealPath(), device.toRealPath()));
  }

  @Test
  void aRootThatIsNotThereHidesNoOther() throws IOException {
    Path device = Files.createFile(root.resolve("volume-1"));
    LocalRoots both = LocalRoots.parse(folder.resolve("missing") + File.pathSeparator + root);
    assertThat(both.locate(device.toString()).root()).isEqualTo(root.toRealPath());
  }

  @Test
  void refusesADeviceOutside() throws IOException {
    Path outside = Files.createFile(folder.resolve("secret"));
    assertThatThrownBy(() -> roots.locate(outside.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("outside")
        .hasMessageContaining(outside.toString());
  }

  @Test
  void refusesAPathThatClimbsOut() throws IOException {
    Files.createFile(folder.resolve("secret"));
    assertThatThrownBy(() -> roots.locate(root + "/../secret"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("outside");
  }

  @Test
  void refusesALinkThatLeadsOut() throws IOException {
    Path outside = Files.createFile(folder.resolve("secret"));
    Path link = Files.createSymbolicLink(root.resolve("volume-1"), outside);
    assertThatThrownBy(() -> roots.locate(link.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("outside");
  }

  @Test
  void refusesAFolderWhoseNameBeginsLikeTheRoot() throws IOException {
    Path neighbour = Files.createDirectory(folder.resolve("volumes-of-others"));
    Path device = Files.createFile(neighbour.resolve("volume-1"));
    assertThatThrownBy(() -> roots.locate(device.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("outside");
  }

  @Test
  void refusesTheRootItself() {
    assertThatThrownBy(() -> roots.locate(root.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("outside");
  }

  @Test
  void refusesARelativePath() {
    assertThatThrownBy(() -> roots.locate("volume-1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("absolute");
  }

  @Test
  void namesADeviceThatIsNotThere() {
    assertThatThrownBy(() -> roots.locate(root + "/volume-1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void readsAPathListAndIgnoresEmptyParts() {
    String list = root + File.pathSeparator + File.pathSeparator + folder;
    assertThat(LocalRoots.parse(list).folders()).containsExactly(root, folder);
  }

  @Test
  void anEmptyListIsRefused() {
    assertThatThrownBy(() -> LocalRoots.parse(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Roots");
  }
}
