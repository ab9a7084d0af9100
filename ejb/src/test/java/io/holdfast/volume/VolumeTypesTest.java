package io.holdfast.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VolumeTypesTest {

  private final VolumeTypes types = new VolumeTypes(List.of("files", "ceph"));

  @Test
  void theFirstBackendIsTheDefaultTypeAndEachOtherHasATypeOfItsName() {
    assertThat(types.all())
        .containsExactly(new VolumeType("__DEFAULT__", "files"), new VolumeType("ceph", "ceph"));
    assertThat(types.ofNone().backend()).isEqualTo("files");
  }

  @Test
  void aTypeIsFoundByNameAndById() {
    VolumeType ceph = types.all().get(1);
    assertThat(types.named("ceph")).contains(ceph);
    assertThat(types.named(ceph.id())).contains(ceph);
    assertThat(types.named("__DEFAULT__")).contains(types.ofNone());
    assertThat(types.named("files")).isEmpty();
  }

  @Test
  void idsAreTheSameWhereverTheTypeStands() {
    VolumeType ceph = new VolumeTypes(List.of("other", "ceph")).all().get(1);
    assertThat(ceph.id()).isEqualTo(types.all().get(1).id()).isNotEqualTo(types.ofNone().id());
  }

  @Test
  void aVolumeHasTheTypeOfItsBackend() {
    Volume volume = new Volume("id", "user", "project", "nova", 1);
    volume.host("node@ceph#ceph");
    assertThat(types.of(volume).name()).isEqualTo("ceph");
    volume.host("node@files#files");
    assertThat(types.of(volume).name()).isEqualTo("__DEFAULT__");
    volume.host("node@gone#gone");
    assertThat(types.of(volume).name()).isEqualTo("gone");
  }
}
