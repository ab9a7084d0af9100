package io.holdfast.engine.store.mount.vm;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.prerequisite.Prerequisite;
import io.holdfast.engine.store.mount.RealGanesha;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * NFS as it is used: the client of Linux in a virtual machine, a real server outside, and the tests
 * of {@link NfsInGuest} between them. Takes some minutes.
 */
@Tag("nightly")
class LinuxNfsNightlyTest {

  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final List<Path> PROGRAMS =
      List.of(
          Path.of("/usr/bin/qemu-system-x86_64"),
          Path.of("/bin/busybox"),
          Path.of("/usr/bin/cpio"),
          Path.of("/sbin/depmod"),
          Path.of("/usr/bin/ganesha.nfsd"),
          Path.of("/sbin/mount.nfs"));

  @TempDir private Path folder;

  @Test
  void theContractsAndTheBadDaysOnTheClientOfLinux() throws Exception {
    require();
    try (RealGanesha ganesha = RealGanesha.start(Files.createDirectory(folder.resolve("nfs")));
        GaneshaControl control = GaneshaControl.of(ganesha)) {
      GuestKernel kernel = GuestKernel.prepare(Files.createDirectory(folder.resolve("kernel")));
      String printed = new VirtualMachine(kernel, folder).run(command(ganesha, control), LIMIT);
      System.out.println(printed);
      assertThat(printed).contains("0 tests failed").doesNotContain("0 tests successful");
    }
  }

  private static void require() {
    Prerequisite.requireNightly("NFS on the client of Linux");
    for (Path program : PROGRAMS) {
      if (!Files.isExecutable(program)) {
        Assertions.fail(
            program
                + " is missing; install the Debian packages nfs-ganesha nfs-ganesha-vfs nfs-common "
                + VirtualMachine.PACKAGES);
      }
    }
  }

  private static String command(RealGanesha ganesha, GaneshaControl control) throws IOException {
    return String.join(
        " ",
        "cd " + Path.of("").toAbsolutePath() + " &&",
        "LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin",
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djava.io.tmpdir=/run",
        "-Dholdfast.nfs.port=" + ganesha.port(),
        "-Dholdfast.nfs.control=http://" + VirtualMachine.HOST + ":" + control.port(),
        "-cp '" + System.getProperty("java.class.path") + "'",
        GuestMain.class.getName());
  }
}
