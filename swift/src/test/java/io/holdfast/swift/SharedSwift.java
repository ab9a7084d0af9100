package io.holdfast.swift;

import io.holdfast.engine.prerequisite.Prerequisite;
import io.holdfast.engine.store.ServerTrust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The one Swift with TempAuth that all tests of a JVM share. Each uses containers of its own. */
public final class SharedSwift {

  private static final List<String> PROGRAMS =
      List.of(
          "swift-proxy-server",
          "swift-account-server",
          "swift-container-server",
          "swift-object-server",
          "swift-ring-builder",
          "memcached");

  private static final int LIST_PAGE = 100;

  private static RealSwift swift;

  private SharedSwift() {}

  /**
   * The server, started at the first call. Where its programs are not installed the test is aborted
   * and says so; with {@code CI=true} it fails.
   */
  public static synchronized RealSwift server() {
    if (swift == null) {
      requirePrograms();
      swift = started(Duration.ofHours(1));
    }
    return swift;
  }

  /** Another server, which ends with the JVM at the latest. */
  static RealSwift started(Duration tokenLife) {
    requirePrograms();
    try {
      return RealSwift.start(temporaryFolder(), tokenLife);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Swift was started", interrupted);
    }
  }

  static Path temporaryFolder() throws IOException {
    Path folder = Files.createTempDirectory(Path.of("/tmp"), "holdfast-swift-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteLater(folder), "delete-swift"));
    return folder;
  }

  /** After the servers have stopped, which other hooks of the same JVM see to. */
  private static void deleteLater(Path folder) {
    try {
      new ProcessBuilder("sh", "-c", "sleep 15; rm -rf \"$1\"", "sh", folder.toString()).start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static void requirePrograms() {
    require(PROGRAMS, "swift-proxy swift-account swift-container swift-object memcached");
  }

  /** Aborts a test whose programs are not there, or fails it with {@code CI=true}. */
  static void require(List<String> programs, String packages) {
    List<String> missing =
        programs.stream().filter(program -> !Prerequisite.isInstalled(program)).toList();
    Prerequisite.require(
        missing.isEmpty(),
        "a test on Swift",
        missing + " not installed; install the Debian packages " + packages);
  }

  static SwiftObjectStore store(SwiftLogin login, boolean create) throws IOException {
    return store(login, create, Duration.ofSeconds(30));
  }

  /** A store that waits so long for an answer. */
  static SwiftObjectStore store(SwiftLogin login, boolean create, Duration answer)
      throws IOException {
    return new SwiftObjectStore(
        login,
        new SwiftLimits(Duration.ofSeconds(5), answer, 64 << 10),
        ServerTrust.DEFAULT,
        new SwiftObjectStore.Containers("backups", create, Optional.empty(), LIST_PAGE));
  }

  static TempAuthLogin login(RealSwift server, String user) {
    return new TempAuthLogin(server.login(), user, RealSwift.KEY, Optional.empty());
  }

  /** A login whose account is reached at another address. */
  static TempAuthLogin loginThrough(RealSwift server, URI proxy) {
    return new TempAuthLogin(
        server.login(), RealSwift.USER, RealSwift.KEY, Optional.of(proxy.resolve("/v1/AUTH_test")));
  }
}
