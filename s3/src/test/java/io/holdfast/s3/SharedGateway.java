package io.holdfast.s3;

import io.holdfast.rbd.RealCeph;
import io.holdfast.rbd.SharedCeph;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

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
    boolean found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, name))
            .anyMatch(Files::isExecutable);
    if (!found) {
      String reason = name + " is not installed; install the Debian package " + name;
      System.out.println("NOT RUN: a test on radosgw: " + reason);
      if ("true".equals(System.getenv("CI"))) {
        Assertions.fail(reason);
      }
      Assumptions.abort(reason);
    }
  }
}
