package io.holdfast.engine.store.mount;

import io.holdfast.engine.driver.chunked.ChunkedDriverContract;
import io.holdfast.engine.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class GlusterDriverTest extends ChunkedDriverContract {

  @TempDir private Path folder;
  private GlusterMount mount;

  @Override
  protected ObjectStore emptyStore() throws IOException {
    if (mount == null) {
      mount = new GlusterMount(folder);
    }
    return mount.store;
  }

  @AfterEach
  void unmount() throws IOException {
    if (mount != null) {
      mount.close();
    }
  }
}
