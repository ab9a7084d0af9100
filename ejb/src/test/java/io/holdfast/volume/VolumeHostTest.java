package io.holdfast.volume;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VolumeHostTest {

  @Test
  void hasTheFormThatClientsExpect() {
    assertThat(VolumeHost.of("holdfast-1")).matches(".+@.+#.+");
  }

  @Test
  void givesTheNodeBack() {
    assertThat(VolumeHost.node(VolumeHost.of("holdfast-1"))).isEqualTo("holdfast-1");
    assertThat(VolumeHost.node("hostA@lvm#pool")).isEqualTo("hostA");
    assertThat(VolumeHost.node("hostA")).isEqualTo("hostA");
  }
}
