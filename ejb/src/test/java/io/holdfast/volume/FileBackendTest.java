package io.holdfast.volume;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.FileDevice;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileBackendTest extends VolumeBackendContract {

  @TempDir private Path folder;

  @Override
  FileVolumes backend() {
    return new FileVolumes(folder);
  }

  @Override
  BlockDevice open(DeviceReference device) throws IOException {
    return FileDevice.open(backend().file(device), !device.readOnly());
  }
}
