package io.holdfast.volume;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VolumeHostTest {

  @Test
  void aHostNamesNodeBackendAndPoolAsOpenStackDoes() {
    assertThat(new VolumeHost("node-1.example", "ceph")).hasToString("node-1.example@ceph#ceph");
  }

  @Test
  void aHostIsReadWhateverItsPool() {
    VolumeHost host = new VolumeHost("node-1", "ceph");
    assertThat(VolumeHost.of("node-1@ceph#ceph")).isEqualTo(host);
    assertThat(VolumeHost.of("node-1@ceph#other")).isEqualTo(host);
    assertThat(VolumeHost.of("node-1@ceph")).isEqualTo(host);
    assertThat(VolumeHost.of("node-1")).isEqualTo(new VolumeHost("node-1", ""));
  }

  @Test
  void theSameBackendCanBeOnAnotherNode() {
    assertThat(new VolumeHost("one", "ceph").on("two")).hasToString("two@ceph#ceph");
  }
}
