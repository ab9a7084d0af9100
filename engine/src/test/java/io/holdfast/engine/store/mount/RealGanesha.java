package io.holdfast.engine.store.mount;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * An NFS server (nfs-ganesha) on a free port of loopback that shares a folder as {@code /backups},
 * by NFS 4. Needs root and the packages nfs-ganesha, nfs-ganesha-vfs; up after less than a second.
 * Threads: one at a time.
 */
public final class RealGanesha implements AutoCloseable {

  private static final Duration UP = Duration.ofSeconds(30);

  private final Path folder;
  private final int port;
  private Process server;

  private RealGanesha(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Starts a server that ends with {@link #close} or with this JVM. */
  public static RealGanesha start(Path folder) throws IOException {
    RealGanesha ganesha = new RealGanesha(folder, freePort());
    Runtime.getRuntime().addShutdownHook(new Thread(ganesha::close, "stop-ganesha"));
    for (String data : new String[] {"export", "state"}) {
      Files.createDirectories(folder.resolve(data));
    }
    Files.writeString(folder.resolve("ganesha.conf"), ganesha.configuration());
    ganesha.start();
    return ganesha;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String configuration() {
    return """
        NFS_CORE_PARAM {
          Bind_addr = 127.0.0.1;
          NFS_Port = %1$d;
          Protocols = 4;
          Enable_NLM = false;
          Enable_RQUOTA = false;
          Enable_UDP = false;
        }
        NFSv4 {
          Graceless = true;
          Only_Numeric_Owners = true;
          RecoveryBackend = fs;
          RecoveryRoot = "%2$s/state";
        }
        EXPORT {
          Export_Id = 1;
          Path = "%2$s/export";
          Pseudo = /backups;
          Protocols = 4;
          Access_Type = RW;
          Squash = No_Root_Squash;
          SecType = sys;
          Transports = TCP;
          FSAL { Name = VFS; }
        }
        LOG { Default_Log_Level = WARN; }
        """
        .formatted(port, folder);
  }

  /** Returns when it takes connections. */
  public synchronized void start() throws IOException {
    server =
        new ProcessBuilder(
                "ganesha.nfsd",
                "-F",
                "-C",
                "-f",
                folder.resolve("ganesha.conf").toString(),
                "-L",
                folder.resolve("ganesha.log").toString(),
                "-p",
                folder.resolve("ganesha.pid").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    long end = System.nanoTime() + UP.toNanos();
    while (!answers()) {
      if (!server.isAlive() || System.nanoTime() > end) {
        throw new IOException("ganesha was not up within " + UP);
      }
      Pause.of(Duration.ofMillis(50));
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Ends it at once, as a power cut would. */
  public synchronized void kill() {
    if (server != null) {
      server.destroyForcibly().onExit().join();
    }
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Lets it answer nobody. */
  public synchronized void freeze() throws IOException {
    TestMounts.run("kill", "-STOP", Long.toString(server.pid()));
  }

  /** Lets it answer again. */
  public synchronized void thaw() throws IOException {
    TestMounts.run("kill", "-CONT", Long.toString(server.pid()));
  }

  @Override
  public void close() {
    kill();
  }
}
