package io.holdfast.backup;

import io.holdfast.engine.brick.AccessMode;
import io.holdfast.engine.brick.BrickConnection;
import io.holdfast.engine.brick.BrickConnectionFactory;
import io.holdfast.engine.brick.ConnectionInfo;
import io.holdfast.engine.device.BlockDevice;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.Closeable;
import java.io.IOException;

/**
 * Steps 6 to 10: connects through the brick adapter, opens the device, lets the driver work, closes
 * and disconnects. Data that was moved stays moved: a failing disconnect is logged, not thrown
 * (workflow.md section 11.16).
 */
@ApplicationScoped
public class DeviceTransfer {

  @Resource(lookup = "java:/eis/Brick")
  private BrickConnectionFactory brick;

  /** What is done with an open device. */
  @FunctionalInterface
  public interface Work<T> {
    T with(BlockDevice device) throws IOException;
  }

  /** Opens the device for reading for the time of the work. */
  public <T> T read(ConnectionInfo info, Work<T> work) throws IOException {
    return transfer(info, AccessMode.READ_ONLY, work);
  }

  /** Opens the device for writing, never truncating it, for the time of the work. */
  public <T> T write(ConnectionInfo info, Work<T> work) throws IOException {
    return transfer(info, AccessMode.READ_WRITE, work);
  }

  private <T> T transfer(ConnectionInfo info, AccessMode mode, Work<T> work) throws IOException {
    BrickConnection connection = attach(() -> brick.connect(info));
    try {
      BlockDevice device = attach(() -> connection.open(mode));
      try {
        return work.with(device);
      } finally {
        close(device, info);
      }
    } finally {
      close(connection, info);
    }
  }

  /** A way to what is connected or opened. */
  @FunctionalInterface
  interface Attachment<T> {
    T open() throws IOException;
  }

  /** Takes one step towards the device; a failure says that no data was moved. */
  static <T> T attach(Attachment<T> step) throws AttachFailedException {
    try {
      return step.open();
    } catch (IOException failure) {
      throw new AttachFailedException(failure);
    }
  }

  private static void close(Closeable open, ConnectionInfo info) {
    try {
      open.close();
    } catch (IOException | RuntimeException failure) {
      BackupLog.LOG.disconnectFailed(failure, info.driverVolumeType(), open.getClass().getName());
    }
  }
}
