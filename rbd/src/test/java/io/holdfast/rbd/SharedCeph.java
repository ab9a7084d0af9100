package io.holdfast.rbd;

import io.holdfast.engine.prerequisite.Prerequisite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The one cluster that all tests of a JVM share. Each uses images of its own names. */
public final class SharedCeph {

  private static final List<String> PROGRAMS =
      List.of("ceph-mon", "ceph-mgr", "ceph-osd", "ceph", "rbd");
  private static final String PACKAGES = "ceph-mon ceph-mgr ceph-osd ceph-common librbd1";

  private static RealCeph ceph;

  private SharedCeph() {}

  /**
   * The cluster, started at the first call. Where its programs are not installed the test is
   * aborted and says so; with {@code CI=true} it fails.
   */
  public static synchronized RealCeph cluster() {
    if (ceph == null) {
      requirePrograms();
      ceph = start();
    }
    return ceph;
  }

  private static RealCeph start() {
    try {
      return RealCeph.start(Files.createTempDirectory(Path.of("/tmp"), "holdfast-ceph-"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Ceph was started", interrupted);
    }
  }

  private static void requirePrograms() {
    for (String program : PROGRAMS) {
      Prerequisite.require(
          Prerequisite.isInstalled(program),
          "a test on Ceph",
          program + " is not installed; install the Debian packages " + PACKAGES);
    }
  }
}
