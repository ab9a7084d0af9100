package io.holdfast.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.configuration.GlusterfsOptions;
import io.holdfast.configuration.MapConfig;
import io.holdfast.configuration.NfsOptions;
import io.holdfast.configuration.TargetConfiguration;
import io.holdfast.configuration.TargetType;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountedTargetsTest {

  /** The share {@code 192.0.2.7:/backups}. */
  private static final String POINT = "13dc538b974d4acccbd8f39907d414cd";

  @TempDir private Path folder;

  private ObjectStore nfs(Map<String, String> options) throws IOException {
    return MountedTargets.store(
        target(TargetType.NFS, "192.0.2.7:/backups", options),
        NfsOptions.SHARE,
        NfsOptions.MOUNT_OPTIONS);
  }

  private TargetConfiguration target(TargetType type, String share, Map<String, String> options) {
    Map<String, String> keys = new HashMap<>();
    keys.put("holdfast.target.far.share", share);
    keys.put("holdfast.target.far.mount-point-base", folder.toString());
    options.forEach((option, value) -> keys.put("holdfast.target.far." + option, value));
    return new TargetConfiguration("far", type, new MapConfig(keys));
  }

  @Test
  void aShareThatIsAwayIsOpenedAndTheCheckSaysWhatIsMissing() throws IOException {
    ObjectStore store = nfs(Map.of());
    assertThatThrownBy(store::check)
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("192.0.2.7:/backups is not mounted")
        .hasMessageContaining(folder.resolve(POINT).toString())
        .hasMessageContaining("mount -t nfs");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theHostsOwnMountPointIsNamedByPath() throws IOException {
    ObjectStore store = nfs(Map.of("path", folder.resolve("by-host").toString()));
    assertThatThrownBy(store::check).hasMessageContaining(folder.resolve("by-host").toString());
  }

  @Test
  void aPathOfTheHostIsNotMountedByUs() {
    assertThatThrownBy(() -> nfs(Map.of("path", "/mnt/x", "mount", "mount")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("set mount to check");
  }

  @Test
  void theProgramThatMountsIsTheConfiguredOne() throws IOException {
    ObjectStore store =
        nfs(Map.of("mount", "mount", "mount-command", "false", "mount-attempts", "1"));
    assertThatThrownBy(store::check)
        .hasMessageContaining("could not be mounted")
        .hasMessageContaining(
            "false -t nfs -o soft,timeo=300,retrans=2,lookupcache=positive,vers=4,minorversion=2"
                + " 192.0.2.7:/backups");
  }

  @Test
  void glusterHasNoOptionsOfItsOwn() throws IOException {
    TargetConfiguration target =
        target(
            TargetType.GLUSTERFS,
            "192.0.2.7:backups",
            Map.of("mount", "mount", "mount-command", "false", "mount-attempts", "1"));
    ObjectStore store =
        MountedTargets.store(target, GlusterfsOptions.SHARE, GlusterfsOptions.MOUNT_OPTIONS);
    assertThatThrownBy(store::check)
        .hasMessageContaining("false -t glusterfs 192.0.2.7:backups " + folder);
  }

  @ParameterizedTest
  @CsvSource({
    "share, ''",
    "share, -o:/x",
    "mount, maybe",
    "mount-options, 'soft, hard'",
    "mount-attempts, 0",
    "mount-command, 'mount;reboot'",
    "mount-limit, 0s"
  })
  void whatMountCouldMisunderstandIsRefusedWithItsKey(String option, String value) {
    Map<String, String> options = new HashMap<>(Map.of("mount", "mount"));
    options.put(option, value);
    assertThatThrownBy(() -> nfs(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holdfast.target.far." + option);
  }
}
