package io.holdfast.system.messaging;

import io.holdfast.system.RunningHoldfast;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;

/** Users of the broker, made as an operator makes them, and the certificate that they trust. */
final class BrokerUsers {

  static final String PASSWORD = "a Word of 9";

  private static final String STORE_PASSWORD = "holdfast";
  private static final String ALIAS = "localhost";

  private final RunningHoldfast server;

  BrokerUsers(RunningHoldfast server) {
    this.server = server;
  }

  /** Adds a user with a role, as docs/OPERATIONS.md says. */
  void add(String name, String role) {
    run(
        server.wildfly().resolve("bin/add-user.sh").toString(),
        "-a",
        "-u",
        name,
        "-p",
        PASSWORD,
        "-g",
        role,
        "-sc",
        server.configuration().toString());
    server.management("/subsystem=elytron/properties-realm=ApplicationRealm:load");
  }

  private static void run(String... command) {
    ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
    program.environment().put("JAVA_OPTS", "-Xmx64m");
    try {
      Process process = program.start();
      process.getOutputStream().close();
      String words =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + words);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /**
   * A store with the certificate that the server has made for itself.
   *
   * @param folder where to put it
   */
  Path trust(Path folder) {
    makeServerUseItsKey();
    try {
      KeyStore own = load(server.configuration().resolve("holdfast-messaging.p12"));
      KeyStore trust = KeyStore.getInstance("PKCS12");
      trust.load(null, null);
      String alias = own.aliases().nextElement();
      trust.setCertificateEntry(ALIAS, own.getCertificate(alias));
      Path file = folder.resolve("trust.p12");
      try (OutputStream target = Files.newOutputStream(file)) {
        trust.store(target, STORE_PASSWORD.toCharArray());
      }
      return file;
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** It makes its key when the first client comes, whose handshake then fails for lack of trust. */
  private void makeServerUseItsKey() {
    try (Socket socket =
        SSLSocketFactory.getDefault().createSocket("localhost", server.messagingPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(0);
    } catch (IOException untrusted) {
      // As it should be: nobody has said yet that this certificate is good.
    }
  }

  private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream source = Files.newInputStream(file)) {
      store.load(source, STORE_PASSWORD.toCharArray());
    }
    return store;
  }

  /** Address for clients of Artemis, which check the certificate and its host. */
  static String address(int port, Path trust) {
    return "tcp://localhost:%d?sslEnabled=true&verifyHost=true&trustStorePath=%s&trustStorePassword=%s"
        .formatted(port, trust, STORE_PASSWORD);
  }
}
