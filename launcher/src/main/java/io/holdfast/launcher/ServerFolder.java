package io.holdfast.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server's base folder, made from the built one, which a run never changes. A configuration
 * that was changed at run time is kept until the build brings another.
 */
final class ServerFolder {

  private static final String STAMP = "built-from.sha256";
  private static final List<String> CONFIGURATIONS =
      List.of("holdfast.xml", "holdfast-external-broker.xml");
  private static final String USERS = "mgmt-users.properties";

  private final Path built;
  private final Path base;

  /**
   * A folder of one server.
   *
   * @param home the unpacked and configured WildFly
   * @param base the folder to make
   */
  ServerFolder(Path home, Path base) {
    this.built = home.resolve("standalone");
    this.base = base;
  }

  /** Brings configuration and deployment up to the build. */
  void refresh() throws IOException {
    for (String folder : List.of("configuration", "deployments", "log")) {
      Files.createDirectories(base.resolve(folder));
    }
    refreshConfiguration();
    clearDeployments();
    Files.copy(
        ear(built),
        ear(base),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** Lets the user {@code admin} into console and management with this password. */
  void letAdminIn(String password) throws IOException {
    Path users = base.resolve("configuration").resolve(USERS);
    Secrets.write(users, "# $REALM_NAME=ManagementRealm$\nadmin=" + hash(password) + "\n");
  }

  /** True once the server has deployed the EAR. */
  boolean deployed() {
    return Files.exists(base.resolve("deployments/holdfast.ear.deployed"));
  }

  /** True once the server has given up on the EAR. */
  boolean deploymentFailed() {
    return Files.exists(base.resolve("deployments/holdfast.ear.failed"));
  }

  private void refreshConfiguration() throws IOException {
    String stamp = stamp();
    Path kept = base.resolve("configuration").resolve(STAMP);
    if (Files.exists(kept) && Files.readString(kept).equals(stamp)) {
      return;
    }
    try (Stream<Path> files = Files.list(built.resolve("configuration"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        replace(file, base.resolve("configuration").resolve(file.getFileName()));
      }
    }
    Files.writeString(kept, stamp);
  }

  private static void replace(Path file, Path target) throws IOException {
    if (CONFIGURATIONS.contains(file.getFileName().toString()) && Files.exists(target)) {
      Files.move(
          target,
          target.resolveSibling(file.getFileName() + ".before-update"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.copy(
        file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** Markers of the scanner, such as that of a deployment that failed last time. */
  private void clearDeployments() throws IOException {
    try (Stream<Path> files = Files.list(base.resolve("deployments"))) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("holdfast.")).toList()) {
        Files.delete(file);
      }
    }
  }

  private String stamp() throws IOException {
    MessageDigest digest = digest("SHA-256");
    for (String name : CONFIGURATIONS) {
      digest.update(Files.readAllBytes(built.resolve("configuration").resolve(name)));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Path ear(Path folder) {
    return folder.resolve("deployments/holdfast.ear");
  }

  /** The form of WildFly's properties realm, which its digest authentication needs. */
  private static String hash(String password) {
    String text = "admin:ManagementRealm:" + password;
    return HexFormat.of().formatHex(digest("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
