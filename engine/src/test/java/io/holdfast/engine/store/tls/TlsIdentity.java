package io.holdfast.engine.store.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate of a server that signs itself, and its key.
 *
 * @param certificate PEM file
 * @param key PEM file
 * @param both PKCS #12 file with the two
 */
public record TlsIdentity(Path certificate, Path key, Path both) {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String ALIAS = "server";

  /** One of 127.0.0.1, in a folder that is there. */
  public static TlsIdentity make(Path folder) throws IOException {
    return make(folder, "IP:127.0.0.1");
  }

  /**
   * Another.
   *
   * @param name of the server as {@code keytool} takes alternative names, as {@code DNS:host}
   */
  public static TlsIdentity make(Path folder, String name) throws IOException {
    Path both = folder.resolve("identity.p12");
    runKeytool(both, name);
    try {
      KeyStore keys = keys(both);
      Path certificate =
          write(
              folder.resolve("certificate.pem"),
              "CERTIFICATE",
              keys.getCertificate(ALIAS).getEncoded());
      Path key =
          write(
              folder.resolve("key.pem"), "PRIVATE KEY", keys.getKey(ALIAS, PASSWORD).getEncoded());
      return new TlsIdentity(certificate, key, both);
    } catch (GeneralSecurityException failure) {
      throw new IOException(failure);
    }
  }

  private static KeyStore keys(Path file) throws IOException, GeneralSecurityException {
    try (InputStream input = Files.newInputStream(file)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(input, PASSWORD);
      return keys;
    }
  }

  /** TLS of a server that shows this certificate. */
  SSLContext server() throws IOException {
    try {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys(both), PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException failure) {
      throw new IOException(failure);
    }
  }

  private static void runKeytool(Path store, String name) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-alias",
                ALIAS,
                "-dname",
                "CN=holdfast-test",
                "-ext",
                "SAN=" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("keytool made no certificate");
    }
  }

  private static Path write(Path file, String kind, byte[] bytes) throws IOException {
    byte[] line = "\n".getBytes(StandardCharsets.US_ASCII);
    String body = Base64.getMimeEncoder(64, line).encodeToString(bytes);
    return Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
  }
}
