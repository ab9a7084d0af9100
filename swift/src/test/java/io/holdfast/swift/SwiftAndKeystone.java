package io.holdfast.swift;

import io.holdfast.keystone.KeystoneAccounts;
import io.holdfast.keystone.RealKeystone;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A Swift whose tokens are a real Keystone's, with a user who may write in the project {@code
 * backups}.
 *
 * @param accounts those of the Keystone, as its administrator sees them
 */
record SwiftAndKeystone(RealKeystone keystone, KeystoneAccounts accounts, RealSwift swift)
    implements AutoCloseable {

  private static final String STORE = "object-store";

  static SwiftAndKeystone start() throws IOException, InterruptedException {
    SharedSwift.requirePrograms();
    SharedSwift.require(List.of("keystone-manage", "keystone-wsgi-public"), "python3-keystone");
    Path folder = SharedSwift.temporaryFolder();
    RealKeystone keystone = RealKeystone.start(Files.createDirectory(folder.resolve("keystone")));
    KeystoneAccounts accounts = new KeystoneAccounts(keystone.url());
    String service = accounts.project("service");
    accounts.grant("admin", accounts.user("swift"), service);
    String project = accounts.project("backups");
    accounts.grant("member", accounts.user("holdfast"), project);
    RealSwift swift =
        RealSwift.start(
            Files.createDirectory(folder.resolve("swift")), keystone.url(), RealKeystone.PASSWORD);
    accounts.endpoint(STORE, swift.address() + "/v1/AUTH_$(project_id)s");
    return new SwiftAndKeystone(keystone, accounts, swift);
  }

  /**
   * The user's login.
   *
   * @param region whose Swift is looked for in the catalogue
   */
  KeystoneLogin login(String password, Optional<String> region) {
    return new KeystoneLogin(
        URI.create(keystone.url()),
        new KeystoneLogin.Named("holdfast", "Default"),
        password,
        new KeystoneLogin.Named("backups", "Default"),
        new KeystoneLogin.Catalogue(STORE, "public", region, Optional.empty()));
  }

  KeystoneLogin login() {
    return login(RealKeystone.PASSWORD, Optional.of("RegionOne"));
  }

  SwiftObjectStore store() throws IOException {
    return SharedSwift.store(login(), true);
  }

  @Override
  public void close() {
    swift.close();
    keystone.close();
  }
}
