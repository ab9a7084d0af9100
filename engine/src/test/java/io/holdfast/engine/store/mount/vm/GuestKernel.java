package io.holdfast.engine.store.mount.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Debian's kernel, with the few of its modules that a guest needs in the memory disk it starts
 * from. Taken out of the package linux-image-amd64, which need not be installed.
 *
 * @param kernel the kernel
 * @param memoryDisk what it starts from
 */
record GuestKernel(Path kernel, Path memoryDisk) {

  private static final List<String> MODULES =
      List.of("virtio_pci", "9p", "9pnet_virtio", "overlay", "virtio_net", "nfsv4");

  /** Mounts the root of the host, read-only and with memory over it, and runs the command. */
  private static final String INIT =
      """
      #!/bin/busybox sh
      B=/bin/busybox
      $B mount -t proc proc /proc; $B mount -t sysfs sys /sys; $B mount -t devtmpfs dev /dev
      for m in $($B cat /modules/order); do $B insmod /modules/$m; done
      $B mount -t 9p -o ro,trans=virtio,version=9p2000.L,msize=262144,cache=loose root /lower
      $B mount -t tmpfs memory /upper; $B mkdir /upper/files /upper/work
      $B mount -t overlay -o lowerdir=/lower,upperdir=/upper/files,workdir=/upper/work root /root
      for d in proc sys dev; do $B mount --move /$d /root/$d; done
      $B mount -t tmpfs run /root/run
      $B mkdir -p /root/run/shared
      $B mount -t 9p -o trans=virtio,version=9p2000.L,msize=262144 shared /root/run/shared
      $B ifconfig lo 127.0.0.1 up; $B ifconfig eth0 10.0.2.15 netmask 255.255.255.0 up
      $B chroot /root /bin/sh /run/shared/command > /root/run/shared/output 2>&1 < /root/dev/null
      echo $? > /root/run/shared/code; $B sync
      $B poweroff -f
      """;

  /** Takes the kernel out of its package and makes the memory disk; needs the network of apt. */
  static GuestKernel prepare(Path folder) throws IOException {
    Path unpacked = Files.createDirectories(folder.resolve("unpacked"));
    Commands.shell(
        unpacked,
        "apt-get download -q $(apt-cache depends linux-image-amd64"
            + " | awk '/Depends: linux-image-/{print $2; exit}')"
            + " && dpkg -x linux-image-*.deb . && rm linux-image-*.deb");
    Path modules = only(unpacked.resolve("lib/modules"), "");
    Commands.shell(unpacked, "depmod -b . " + modules.getFileName());
    Path kernel = folder.resolve("kernel");
    Files.move(only(unpacked.resolve("boot"), "vmlinuz-"), kernel);
    Path disk = folder.resolve("disk");
    copyModules(modules, Files.createDirectories(disk.resolve("modules")));
    Files.writeString(disk.resolve("init"), INIT);
    Commands.shell(
        disk,
        "chmod 755 init; mkdir bin proc sys dev lower upper root; cp /bin/busybox bin;"
            + " find . | cpio -o -H newc --quiet > ../memory-disk; rm -r ../unpacked");
    return new GuestKernel(kernel, folder.resolve("memory-disk"));
  }

  private static Path only(Path folder, String start) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith(start))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void copyModules(Path modules, Path target) throws IOException {
    Map<String, List<String>> needs = new HashMap<>();
    for (String line : Files.readAllLines(modules.resolve("modules.dep"))) {
      String[] files = line.split(": *| ");
      needs.put(name(files[0]), List.of(files));
    }
    Set<String> order = new LinkedHashSet<>();
    for (String module : MODULES) {
      // One that is not in the list is built into the kernel. Those that are needed stand last
      // first.
      List<String> files = new ArrayList<>(needs.getOrDefault(module, List.of()));
      Collections.reverse(files);
      order.addAll(files);
    }
    for (String file : order) {
      Files.copy(modules.resolve(file), target.resolve(Path.of(file).getFileName()));
    }
    Files.write(
        target.resolve("order"),
        order.stream().map(file -> Path.of(file).getFileName().toString()).toList());
  }

  private static String name(String file) {
    return Path.of(file).getFileName().toString().replaceFirst("\\.ko.*", "");
  }
}
