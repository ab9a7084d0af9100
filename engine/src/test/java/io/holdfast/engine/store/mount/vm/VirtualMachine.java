package io.holdfast.engine.store.mount.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A virtual machine whose files are those of this machine, read-only and with memory over them, and
 * which reaches the loopback of this machine as 10.0.2.2. Emulated, so some ten times slower than
 * this machine. Needs the packages of {@link #PACKAGES}.
 *
 * @param kernel what it starts
 * @param folder scratch; {@code shared} in it is /run/shared in the machine
 */
record VirtualMachine(GuestKernel kernel, Path folder) {

  static final String PACKAGES = "qemu-system-x86 qemu-system-common busybox-static cpio kmod";

  /** This machine, as the virtual one sees it. */
  static final String HOST = "10.0.2.2";

  private static final String MEMORY = "1536";

  /**
   * Runs a command of the shell in it, to the end of the machine.
   *
   * @return what the command printed; it ended with 0
   */
  String run(String command, Duration limit) throws IOException, InterruptedException {
    Path shared = Files.createDirectories(folder.resolve("shared"));
    Files.writeString(shared.resolve("command"), command + "\n");
    Path console = folder.resolve("console.log");
    Process machine =
        new ProcessBuilder(words(shared))
            .redirectErrorStream(true)
            .redirectOutput(console.toFile())
            .start();
    Thread end = new Thread(machine::destroyForcibly, "stop-virtual-machine");
    Runtime.getRuntime().addShutdownHook(end);
    boolean ended = machine.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
    machine.destroyForcibly().waitFor();
    Runtime.getRuntime().removeShutdownHook(end);
    return result(shared, console, ended);
  }

  private static String result(Path shared, Path console, boolean ended) throws IOException {
    Path output = shared.resolve("output");
    Path code = shared.resolve("code");
    String printed = Files.exists(output) ? Files.readString(output) : "";
    if (!ended || !Files.exists(code)) {
      throw new IOException(
          "the virtual machine did not finish: " + Files.readString(console) + printed);
    }
    if (!Files.readString(code).strip().equals("0")) {
      throw new IOException("the command failed: " + printed);
    }
    return printed;
  }

  private List<String> words(Path shared) {
    return List.of(
        "qemu-system-x86_64",
        "-M",
        "q35",
        "-accel",
        "tcg",
        "-cpu",
        "max",
        "-smp",
        "1",
        "-m",
        MEMORY,
        "-nodefaults",
        "-no-reboot",
        "-display",
        "none",
        "-serial",
        "stdio",
        "-kernel",
        kernel.kernel().toString(),
        "-initrd",
        kernel.memoryDisk().toString(),
        "-append",
        "console=ttyS0 quiet panic=-1",
        "-netdev",
        "user,id=net,net=10.0.2.0/24",
        "-device",
        "virtio-net-pci,netdev=net",
        "-fsdev",
        "local,id=root,path=/,security_model=none,readonly=on,multidevs=remap",
        "-device",
        "virtio-9p-pci,fsdev=root,mount_tag=root",
        "-fsdev",
        "local,id=shared,security_model=none,path=" + shared,
        "-device",
        "virtio-9p-pci,fsdev=shared,mount_tag=shared");
  }
}
