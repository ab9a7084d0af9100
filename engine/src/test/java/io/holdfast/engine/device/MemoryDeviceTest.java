package io.holdfast.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryDeviceTest extends BlockDeviceContract {

  @Override
  protected BlockDevice zeroedDevice() {
    return new MemoryDevice(SIZE);
  }

  @Test
  void saysThatItCannotTellItsHoles() {
    assertThat(new MemoryDevice(1).extents().known()).isFalse();
    assertThat(new MemoryDevice(0).extents().list()).isEmpty();
  }
}
