package io.holdfast.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.keystone.KeystoneAccounts;
import io.holdfast.keystone.RealKeystone;
import io.holdfast.system.Api;
import io.holdfast.system.Requirement;
import io.holdfast.system.RunningHoldfast;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** All clients with users and a catalogue of a real Keystone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientsWithKeystoneIT {

  private final RunningHoldfast server = RunningHoldfast.shared();
  private EmptyCloud others;
  private RealKeystone keystone;
  private KeystoneAccounts accounts;
  private Map<String, String> settings;
  private Map<String, Account> administrators;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException, InterruptedException {
    Requirement.command("keystone-wsgi-public", "python3-keystone");
    keystone = RealKeystone.start(folder);
    accounts = new KeystoneAccounts(keystone.url());
    accounts.role("service");
    accounts.grant("service", accounts.user("holdfast"), accounts.project("service"));
    others = new EmptyCloud();
    accounts.endpoint("compute", others.url("v2.1"));
    accounts.endpoint("image", others.url("v2"));
    accounts.endpoint("volumev3", server.apiUrl() + "/v3/%(project_id)s");
    settings =
        Map.of(
            "holdfast.auth",
            "keystone",
            "holdfast.keystone.auth-url",
            keystone.url(),
            // The clients keep both cores busy, so the Identity service may take its time.
            "holdfast.keystone.connect-limit",
            "60s",
            "holdfast.keystone.request-limit",
            "60s");
    server.reconfigure("add", settings);
    administrators =
        Stream.of(getClass().getDeclaredClasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toMap(name -> name, this::newAdministrator));
  }

  @AfterAll
  void stop() {
    if (settings != null) {
      server.reconfigure("remove", settings);
    }
    if (keystone != null) {
      keystone.close();
    }
    if (others != null) {
      others.close();
    }
  }

  /** A new user in a new project. */
  private Account newAdministrator(String name) {
    String user = accounts.user(name);
    String project = accounts.project("project-of-" + name);
    accounts.grant("admin", user, project);
    Api api = Api.withToken(server.apiUrl(), project, accounts.token(name, project));
    return Account.withIdentity(keystone.url(), api, user, name);
  }

  @Nested
  class Backups extends OpenStackBackups {
    Backups() {
      super(administrators.get("Backups"));
    }
  }

  @Nested
  class Volumes extends OpenStackVolumes {
    Volumes() {
      super(administrators.get("Volumes"));
    }
  }

  @Nested
  class Administrator extends OpenStackAdministrator {
    Administrator() {
      super(administrators.get("Administrator"));
    }

    /** For which the client must find the project in Keystone. */
    @Test
    void setsTheLimitsOfAProject() {
      OpenStack openstack = OpenStack.as(account);
      openstack.does("quota set --backups 7 --backup-gigabytes 8", account.project());
      JsonObject shown = openstack.shows("quota show", account.project()).object();
      assertThat(shown.getInt("backups")).isEqualTo(7);
      assertThat(shown.getInt("backup-gigabytes")).isEqualTo(8);
      JsonObject defaults = openstack.shows("quota show --default").object();
      assertThat(defaults.getInt("backups")).isNotEqualTo(7);
      assertThat(openstack.shows("quota list --volume --project", account.project()).output())
          .contains("7");
    }
  }

  @Nested
  class BackupsOfCinder extends CinderBackups {
    BackupsOfCinder() {
      super(administrators.get("BackupsOfCinder"));
    }
  }

  @Nested
  class VolumesOfCinder extends CinderVolumes {
    VolumesOfCinder() {
      super(administrators.get("VolumesOfCinder"));
    }
  }

  @Nested
  class AdministratorOfCinder extends CinderAdministrator {
    AdministratorOfCinder() {
      super(administrators.get("AdministratorOfCinder"));
    }
  }

  @Nested
  class Sdk extends OpenStackSdk {
    Sdk() {
      super(administrators.get("Sdk"));
    }
  }
}
