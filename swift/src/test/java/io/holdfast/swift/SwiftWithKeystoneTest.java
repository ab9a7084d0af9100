package io.holdfast.swift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.store.FoldersInContainer;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.ObjectStoreContract;
import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.TemporaryStoreException;
import io.holdfast.keystone.KeystoneAccounts;
import io.holdfast.keystone.RealKeystone;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every store promises, on a Swift whose tokens are a real Keystone's. */
class SwiftWithKeystoneTest extends ObjectStoreContract {

  private static final String STORE = "object-store";

  private static RealKeystone keystone;
  private static RealSwift swift;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    SharedSwift.requirePrograms();
    SharedSwift.require(List.of("keystone-manage", "keystone-wsgi-public"), "python3-keystone");
    Path folder = SharedSwift.temporaryFolder();
    keystone = RealKeystone.start(Files.createDirectory(folder.resolve("keystone")));
    KeystoneAccounts accounts = new KeystoneAccounts(keystone.url());
    String service = accounts.project("service");
    accounts.grant("admin", accounts.user("swift"), service);
    String project = accounts.project("backups");
    accounts.grant("member", accounts.user("holdfast"), project);
    swift =
        RealSwift.start(
            Files.createDirectory(folder.resolve("swift")), keystone.url(), RealKeystone.PASSWORD);
    accounts.endpoint(STORE, swift.address() + "/v1/AUTH_$(project_id)s");
  }

  @AfterAll
  static void stop() {
    if (swift != null) {
      swift.close();
    }
    if (keystone != null) {
      keystone.close();
    }
  }

  private static KeystoneLogin login(String password, Optional<String> region) {
    return new KeystoneLogin(
        URI.create(keystone.url()),
        new KeystoneLogin.Named("holdfast", "Default"),
        password,
        new KeystoneLogin.Named("backups", "Default"),
        new KeystoneLogin.Catalogue(STORE, "public", region, Optional.empty()));
  }

  private static SwiftObjectStore store() throws IOException {
    return SharedSwift.store(login(RealKeystone.PASSWORD, Optional.of("RegionOne")), true);
  }

  @Override
  protected ObjectStore emptyStore() throws IOException {
    return new FoldersInContainer(store());
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
    keystone.restart(Duration.ofSeconds(3));
    try {
      SwiftObjectStore store = store();
      store.put(container, "first", text("1"));
      Thread.sleep(4000);
      store.put(container, "second", text("2"));
      assertThat(store.list(container, "")).containsExactly("first", "second");
    } finally {
      keystone.restart(Duration.ofHours(1));
    }
  }

  @Test
  void aWrongPasswordIsFinalAndNotShown() throws IOException {
    KeystoneLogin wrong = login("wrong-secret", Optional.empty());
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
        SharedSwift.store(login(RealKeystone.PASSWORD, Optional.of("Elsewhere")), true);
    assertThatThrownBy(store::check)
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("object-store")
        .hasMessageContaining("Elsewhere");
  }
}
