package io.holdfast.google.standin;

import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** A service account with a key that was made now. */
final class ServiceAccount {

  static final String EMAIL = "backup@project-of-the-test.iam.gserviceaccount.example";

  private final KeyPair keys;

  private ServiceAccount(KeyPair keys) {
    this.keys = keys;
  }

  static ServiceAccount make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new ServiceAccount(generator.generateKeyPair());
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** Writes the file that Google gives for a new key. */
  void write(Path file, URI tokens) throws IOException {
    String key =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    String json =
        Json.createObjectBuilder()
            .add("type", "service_account")
            .add("project_id", "project-of-the-test")
            .add("private_key_id", "0123456789abcdef")
            .add("private_key", key)
            .add("client_email", EMAIL)
            .add("client_id", "100000000000000000001")
            .add("token_uri", tokens.toString())
            .build()
            .toString();
    Files.writeString(file, json);
  }

  /** Whether we signed the text. */
  boolean signed(String text, byte[] signature) throws GeneralSecurityException {
    Signature verification = Signature.getInstance("SHA256withRSA");
    verification.initVerify(keys.getPublic());
    verification.update(text.getBytes(StandardCharsets.US_ASCII));
    return verification.verify(signature);
  }
}
