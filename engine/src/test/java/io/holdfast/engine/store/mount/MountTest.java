package io.holdfast.engine.store.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MountTest {

  private static Mount mounted(String source, String type) {
    return new Mount(1, "/mnt", type, source);
  }

  @Test
  void aLineIsReadWithAndWithoutOptionalFields() {
    assertThat(Mount.of("36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 shared:2 - ext3 /dev/root rw"))
        .isEqualTo(new Mount(36, "/mnt2", "ext3", "/dev/root"));
    assertThat(Mount.of("42 27 0:39 / /b rw - fuse.glusterfs host:/backups rw,user_id=0"))
        .isEqualTo(new Mount(42, "/b", "fuse.glusterfs", "host:/backups"));
  }

  @Test
  void octalNumbersAreBytes() {
    Mount mount =
        Mount.of("1 2 0:1 / /a\\040b\\011c\\012d\\134e rw - nfs4 h:/\\303\\274\\040$1 rw");
    assertThat(mount.point()).isEqualTo("/a b\tc\nd\\e");
    assertThat(mount.source()).isEqualTo("h:/ü $1");
  }

  @Test
  void lettersBeyondAsciiStayAsTheyAre() {
    assertThat(Mount.of("1 2 0:1 / /m rw - nfs4 h:/über rw").source()).isEqualTo("h:/über");
  }

  @Test
  void theKernelsOwnTableIsReadWhole() throws IOException {
    assertThat(MountTable.now().mounts()).anyMatch(mount -> mount.point().equals("/proc"));
  }

  @ParameterizedTest
  @CsvSource({
    "host:/a, host:/a, nfs4, true",
    "host:/a, host:/a/, nfs, true",
    "host:/a/, host:/a, nfs4, true",
    "Host:/a, host:/a, nfs4, true",
    "host:/, host:/, nfs4, true",
    "[fd00::1]:/a, [fd00::1]:/a, nfs4, true",
    "[FD00::1]:/a, [fd00::1]:/a/, nfs4, true",
    "host:/a, host:/A, nfs4, false",
    "host:/a, host:/a/b, nfs4, false",
    "host:/a, other:/a, nfs4, false",
    "[fd00::1]:/a, [fd00::2]:/a, nfs4, false",
    "host:/a, host:/a, ext4, false",
    "host:/a, host:/a, fuse.glusterfs, false",
    "host:/a, tmpfs, tmpfs, false"
  })
  void onlyTheConfiguredShareIsTheShare(String share, String source, String type, boolean same) {
    assertThat(Share.nfs(share).isMountedAs(mounted(source, type))).isEqualTo(same);
  }

  @Test
  void theVolumeOfGlusterMayHaveASlash() {
    assertThat(Share.glusterfs("h:vol").isMountedAs(mounted("h:/vol", "fuse.glusterfs"))).isTrue();
    assertThat(Share.glusterfs("h:/vol").isMountedAs(mounted("h:vol", "fuse.glusterfs"))).isTrue();
    assertThat(Share.glusterfs("h:vol").isMountedAs(mounted("h:/vol", "nfs4"))).isFalse();
    assertThat(Share.glusterfs("h:vol").isMountedAs(mounted("h:/vol2", "fuse.glusterfs")))
        .isFalse();
  }

  @Test
  void theMountPointIsThatOfCinder() {
    // md5sum of the share, as the peer's remotefs client names it
    assertThat(Share.nfs("10.0.0.1:/backups").mountPoint(Path.of("/var/mnt")))
        .isEqualTo(Path.of("/var/mnt/07514b1ea5723ee300111128eef19aec"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host",
        "host:",
        "host:path",
        "-o:/x",
        "host:/a,b",
        "host:/a\nb",
        "a b:/c",
        "fd00::1:/a"
      })
  void sharesThatMountCouldMisunderstandAreRefused(String share) {
    assertThatThrownBy(() -> Share.nfs(share))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host:/path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host", "host:", "-h:v", "host:a b", "host:v\n", "h:/"})
  void volumesThatMountCouldMisunderstandAreRefused(String share) {
    assertThatThrownBy(() -> Share.glusterfs(share))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host:volume");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a,,b", "a,", "-x", "a\nb", "$(x)", "a;b", "'a'"})
  void optionsThatMountCouldMisunderstandAreRefused(String options) {
    assertThatThrownBy(() -> MountOptions.of(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("commas");
  }

  @Test
  void theNewestVersionsOfNfsAreTriedFirstUnlessOneIsGiven() {
    Share nfs = Share.nfs("h:/a");
    assertThat(MountOptions.of("soft").tries(nfs))
        .extracting(MountOptions::words)
        .containsExactly(
            List.of("-o", "soft,vers=4,minorversion=2"),
            List.of("-o", "soft,vers=4,minorversion=1"),
            List.of("-o", "soft"));
    assertThat(MountOptions.of("").tries(nfs))
        .last()
        .extracting(MountOptions::words)
        .isEqualTo(List.of());
    for (String version : List.of("vers=3", "nfsvers=4.1", "v4.2")) {
      assertThat(MountOptions.of("soft," + version).tries(nfs))
          .containsExactly(MountOptions.of("soft," + version));
    }
    assertThat(MountOptions.of("log-level=ERROR").tries(Share.glusterfs("h:v"))).hasSize(1);
  }
}
