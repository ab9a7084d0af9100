package io.holdfast.s3;

import io.holdfast.engine.prerequisite.Prerequisite;
import io.holdfast.rbd.RealCeph;
import io.holdfast.rbd.SharedCeph;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The one gateway that all tests of a JVM share. Each uses buckets of its own names. */
public final class SharedGateway {

  private static RealGateway gateway;
  private static AccessKey key;

  private SharedGateway() {}

  /**
   * The gateway, started at the first call. Where its program is not installed the test is aborted
   * and says so; with {@code CI=true} it fails.
   */
  public static synchronized RealGateway gateway() {
    if (gateway == null) {
      RealCeph ceph = SharedCeph.cluster();
      requireProgram("radosgw");
      start(ceph);
    }
    return gateway;
  }

  /** The key of a user who may have any number of buckets. */
  public static synchronized AccessKey key() {
    gateway();
    return key;
  }

  private static void start(RealCeph ceph) {
    try {
      RealGateway started = RealGateway.start(ceph);
      key = started.user("backup", 0);
      gateway = started;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the gateway was started", interrupted);
    }
  }

  private static void requireProgram(String name) {
    Prerequisite.require(
        Prerequisite.isInstalled(name),
        "a test on radosgw",
        name + " is not installed; install the Debian package " + name);
  }
}
