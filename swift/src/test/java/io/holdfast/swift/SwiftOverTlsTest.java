package io.holdfast.swift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.ServerTrust;
import io.holdfast.engine.store.TemporaryStoreException;
import io.holdfast.engine.store.tls.TlsFront;
import io.holdfast.engine.store.tls.TlsIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a store gives its password and its data to. */
class SwiftOverTlsTest {

  private static final ServerTrust JDK = ServerTrust.DEFAULT;
  private static final ServerTrust NO_CHECK = new ServerTrust(false, Optional.empty());

  private static TlsIdentity right;
  private static TlsIdentity elsewhere;
  private static TlsFront server;
  private static TlsFront impostor;

  private final String container = "tls-" + UUID.randomUUID();

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    URI swift = SharedSwift.server().address();
    right = TlsIdentity.make(Files.createDirectory(folder.resolve("right")));
    elsewhere =
        TlsIdentity.make(Files.createDirectory(folder.resolve("other")), "DNS:swift.example");
    server = new TlsFront(right, swift);
    impostor = new TlsFront(elsewhere, swift);
  }

  @AfterAll
  static void stop() throws IOException {
    if (impostor != null) {
      server.close();
      impostor.close();
    }
  }

  private static ObjectStore store(TlsFront front, ServerTrust trust) throws IOException {
    TempAuthLogin login =
        new TempAuthLogin(
            front.address().resolve("/auth/v1.0"),
            RealSwift.USER,
            RealSwift.KEY,
            Optional.of(front.address().resolve("/v1/AUTH_test")));
    return new SwiftObjectStore(
        login,
        new SwiftLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 64 << 10),
        trust,
        new SwiftObjectStore.Containers("backups", true, Optional.empty(), 100));
  }

  private static ServerTrust only(Path authorities) {
    return new ServerTrust(true, Optional.of(authorities));
  }

  private void putAndGet(ObjectStore store, String name) throws IOException {
    store.put(container, name, Payload.of(new byte[] {1, 2, 3}));
    try (InputStream stored = store.get(container, name)) {
      assertThat(stored.readAllBytes()).containsExactly(1, 2, 3);
    }
  }

  private void assertRefused(ObjectStore store) throws IOException {
    assertThatThrownBy(() -> store.put(container, "name", Payload.of(new byte[1])))
        .as("not to be tried again")
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("is not trusted; set the file of its authority");
  }

  @Test
  void aServerOfTheNamedAuthorityIsTrusted() throws IOException {
    putAndGet(store(server, only(right.certificate())), "name");
  }

  @Test
  void aServerThatTheJdkDoesNotKnowIsNot() throws IOException {
    assertRefused(store(server, JDK));
  }

  @Test
  void norIsOneOfAnotherAuthority() throws IOException {
    assertRefused(store(server, only(elsewhere.certificate())));
  }

  @Test
  void norIsOneWithTheNameOfAnotherHost() throws IOException {
    assertRefused(store(impostor, only(elsewhere.certificate())));
  }

  @Test
  void withoutCheckAnyServerIsTrusted() throws IOException {
    putAndGet(store(server, NO_CHECK), "first");
    putAndGet(store(impostor, NO_CHECK), "second");
  }

  @Test
  void aFileThatHasNoCertificateIsNamed(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("authorities.pem"), "no certificate\n");
    Path empty = Files.createFile(folder.resolve("empty.pem"));
    for (Path file : List.of(text, empty, folder.resolve("absent.pem"))) {
      assertThatThrownBy(() -> store(server, only(file)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file.toString());
    }
  }
}
