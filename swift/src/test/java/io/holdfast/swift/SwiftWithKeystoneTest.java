package io.holdfast.swift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.store.FoldersInContainer;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.ObjectStoreContract;
import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.TemporaryStoreException;
import io.holdfast.keystone.RealKeystone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every store promises, on a Swift whose tokens are a real Keystone's. */
class SwiftWithKeystoneTest extends ObjectStoreContract {

  private static SwiftAndKeystone servers;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    servers = SwiftAndKeystone.start();
  }

  @AfterAll
  static void stop() {
    if (servers != null) {
      servers.close();
    }
  }

  @Override
  protected ObjectStore emptyStore() throws IOException {
    return new FoldersInContainer(servers.store());
  }

  /** Swift looks before it writes: of puts at the same moment more than one can win. */
  @Override
  protected boolean refusesOverwritesInARace() {
    return false;
  }

  @Override
  protected int moreThanAPage() {
    return 110;
  }

  private static Payload text(String text) {
    return Payload.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aTokenThatEndsInTheMiddleIsRenewed() throws Exception {
    String container = "c-" + UUID.randomUUID();
    servers.keystone().restart(Duration.ofSeconds(3));
    try {
      SwiftObjectStore store = servers.store();
      store.put(container, "first", text("1"));
      Thread.sleep(4000);
      store.put(container, "second", text("2"));
      assertThat(store.list(container, "")).containsExactly("first", "second");
    } finally {
      servers.keystone().restart(Duration.ofHours(1));
    }
  }

  @Test
  void aTokenThatIsRevokedInTheMiddleIsRenewed() throws Exception {
    String container = "c-" + UUID.randomUUID();
    KeystoneLogin login = servers.login();
    List<String> tokens = new ArrayList<>();
    SwiftObjectStore store =
        SharedSwift.store(
            http -> {
              SwiftSession session = login.open(http);
              tokens.add(session.token());
              return session;
            },
            true);
    store.put(container, "first", text("1"));
    servers.accounts().revoke(tokens.get(0));
    servers.swift().forgetTokens();
    store.put(container, "second", text("2"));
    assertThat(tokens).as("the first was refused").hasSize(2).doesNotHaveDuplicates();
    servers.accounts().revoke(tokens.get(1));
    servers.swift().forgetTokens();
    store.deleteAll(container, List.of("first"));
    assertThat(store.list(container, "")).containsExactly("second");
    assertThat(tokens).hasSize(3);
  }

  @Test
  void aWrongPasswordIsFinalAndNotShown() throws IOException {
    KeystoneLogin wrong = servers.login("wrong-secret", Optional.empty());
    SwiftObjectStore store = SharedSwift.store(wrong, true);
    assertThatThrownBy(() -> store.put("c", "name", text("x")))
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("holdfast")
        .hasMessageContaining("401")
        .hasMessageNotContaining("wrong-secret");
    assertThat(wrong.toString()).doesNotContain("wrong-secret");
  }

  @Test
  void aCatalogueWithoutTheServiceSaysWhatIsMissing() throws IOException {
    SwiftObjectStore store =
        SharedSwift.store(servers.login(RealKeystone.PASSWORD, Optional.of("Elsewhere")), true);
    assertThatThrownBy(store::check)
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("object-store")
        .hasMessageContaining("Elsewhere");
  }
}
