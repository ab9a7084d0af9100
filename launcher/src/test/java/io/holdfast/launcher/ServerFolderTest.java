package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFolderTest {

  @TempDir Path folder;
  private Path built;
  private Path base;
  private ServerFolder server;

  @BeforeEach
  void aBuiltServer() throws IOException {
    built = Files.createDirectories(folder.resolve("wildfly/standalone/configuration"));
    Files.createDirectories(folder.resolve("wildfly/standalone/deployments"));
    Files.writeString(built.resolve("holdfast.xml"), "built");
    Files.writeString(built.resolve("holdfast-external-broker.xml"), "built for a broker");
    Files.writeString(built.resolve("logging.properties"), "logging");
    Files.writeString(folder.resolve("wildfly/standalone/deployments/holdfast.ear"), "ear 1");
    base = folder.resolve("server");
    server = new ServerFolder(folder.resolve("wildfly"), base);
    server.refresh();
  }

  @Test
  void bringsConfigurationAndDeployment() {
    assertThat(configuration("holdfast.xml")).hasContent("built");
    assertThat(configuration("logging.properties")).hasContent("logging");
    assertThat(base.resolve("deployments/holdfast.ear")).hasContent("ear 1");
  }

  @Test
  void keepsWhatAnOperatorChangedInTheConsole() throws IOException {
    Files.writeString(configuration("holdfast.xml"), "changed");
    server.refresh();
    assertThat(configuration("holdfast.xml")).hasContent("changed");
  }

  @Test
  void aNewBuildReplacesTheConfigurationAndKeepsTheOldBesideIt() throws IOException {
    Files.writeString(configuration("holdfast.xml"), "changed");
    Files.writeString(built.resolve("holdfast.xml"), "built anew");
    server.refresh();
    assertThat(configuration("holdfast.xml")).hasContent("built anew");
    assertThat(configuration("holdfast.xml.before-update")).hasContent("changed");
  }

  @Test
  void everyStartDeploysTheBuiltEarAndForgetsOldMarkers() throws IOException {
    Files.writeString(base.resolve("deployments/holdfast.ear.failed"), "");
    Files.writeString(folder.resolve("wildfly/standalone/deployments/holdfast.ear"), "ear 2");
    server.refresh();
    assertThat(server.deploymentFailed()).isFalse();
    assertThat(server.deployed()).isFalse();
    assertThat(base.resolve("deployments/holdfast.ear")).hasContent("ear 2");
  }

  @Test
  void theConsolesUserIsKnownByTheRealmsHash() throws IOException {
    server.letAdminIn("secret");
    // printf 'admin:ManagementRealm:secret' | md5sum
    assertThat(configuration("mgmt-users.properties"))
        .content()
        .contains("admin=1eb173832c3b8726e6c99a96d186eabc");
  }

  private Path configuration(String name) {
    return base.resolve("configuration").resolve(name);
  }
}
