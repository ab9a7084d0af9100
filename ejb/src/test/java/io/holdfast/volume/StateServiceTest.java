package io.holdfast.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateServiceTest {

  private final MemoryStates backend = new MemoryStates(2);
  private final StateService service = new StateService(only(backend));
  private final DeviceReference volume = volume("v");
  private final DeviceReference other = volume("w");

  private static VolumeBackends only(VolumeBackend backend) {
    return new VolumeBackends() {
      @Override
      public VolumeBackend of(VolumeHost host) {
        if (!"ceph".equals(host.backend())) {
          throw new IllegalStateException(host + " is not configured");
        }
        return backend;
      }
    };
  }

  private static DeviceReference volume(String id) {
    return new DeviceReference(DeviceReference.Kind.VOLUME, id, id, new VolumeHost("node", "ceph"));
  }

  private List<String> backupsWithStates(DeviceReference device) throws IOException {
    return backend.list(device).stream().map(StateName::backupId).toList();
  }

  @Test
  void aKeptStateIsADeviceThatNobodyWrites() throws IOException {
    DeviceReference state = service.keep(volume, "one").orElseThrow();
    assertThat(state.kind()).isEqualTo(DeviceReference.Kind.STATE);
    assertThat(state.readOnly()).isTrue();
    assertThat(state.isSnapshot()).isFalse();
    assertThat(state.volumeId()).isEqualTo("v");
    assertThat(state.host()).isEqualTo(volume.host());
    assertThat(state.toString()).isEqualTo(backend.list(volume).get(0).text());
  }

  @Test
  void aSecondAttemptKeepsItsOwnStateOnly() throws IOException {
    service.keep(volume, "before");
    StateName first = new StateName("backup.one.snap.1.0", "one");
    backend.keep(volume, first);
    DeviceReference second = service.keep(volume, "one").orElseThrow();
    assertThat(backupsWithStates(volume)).containsExactly("before", "one");
    assertThat(second.id()).isNotEqualTo(first.text());
  }

  @Test
  void aStateThatCannotBeKeptFailsTheBackup() {
    backend.unreachable();
    assertThatIOException()
        .isThrownBy(() -> service.keep(volume, "one"))
        .withMessageContaining("does not answer");
  }

  @Test
  void onlyTheStateOfTheBackupIsForgotten() throws IOException {
    service.keep(volume, "one");
    service.keep(volume, "two");
    service.keep(other, "one");
    service.forget(volume, "one");
    service.forget(volume, "one");
    service.forget(volume, "unknown");
    assertThat(backupsWithStates(volume)).containsExactly("two");
    assertThat(backupsWithStates(other)).containsExactly("one");
  }

  @Test
  void theOldestStatesOfTheVolumeGoWhenThereAreTooMany() throws IOException {
    for (String backup : List.of("one", "two", "three", "four")) {
      service.keep(volume, backup);
      service.keep(other, backup);
    }
    service.prune(volume, "four");
    service.prune(volume, "four");
    assertThat(backupsWithStates(volume)).containsExactly("three", "four");
    assertThat(backupsWithStates(other)).hasSize(4);
  }

  @Test
  void neitherTheStateOfTheBackupIsPrunedNorANewerOne() throws IOException {
    for (String backup : List.of("one", "two", "three", "four")) {
      service.keep(volume, backup);
    }
    service.prune(volume, "two");
    assertThat(backupsWithStates(volume)).containsExactly("two", "three", "four");
  }

  @Test
  void whatCannotBeRemovedStaysAndFailsNobody() throws IOException {
    service.keep(volume, "one");
    backend.unreachable();
    service.forget(volume, "one");
    service.prune(volume, "one");
    DeviceReference elsewhere =
        new DeviceReference(
            DeviceReference.Kind.VOLUME, "v", "v", new VolumeHost("node", "elsewhere"));
    service.forget(elsewhere, "one");
    service.prune(elsewhere, "one");
  }

  @Test
  void aBackendWithoutStatesKeepsNone(@TempDir Path folder) throws IOException {
    StateService files = new StateService(only(new FileVolumes(folder)));
    assertThat(files.keep(volume, "one")).isEmpty();
    files.forget(volume, "one");
    files.prune(volume, "one");
  }
}
