package io.holdfast.system.client;

import io.holdfast.system.RunningHoldfast;
import org.junit.jupiter.api.Nested;

/** All clients where everybody is trusted. */
class ClientsWithoutIdentityIT {

  private static Account administratorOf(String project) {
    return Account.withoutIdentity(RunningHoldfast.shared().apiUrl(), project);
  }

  @Nested
  class Backups extends OpenStackBackups {
    Backups() {
      super(administratorOf("c11e01"));
    }
  }

  @Nested
  class Volumes extends OpenStackVolumes {
    Volumes() {
      super(administratorOf("c11e02"));
    }
  }

  @Nested
  class Administrator extends OpenStackAdministrator {
    Administrator() {
      super(administratorOf("c11e03"));
    }
  }

  @Nested
  class BackupsOfCinder extends CinderBackups {
    BackupsOfCinder() {
      super(administratorOf("c11e04"));
    }
  }

  @Nested
  class VolumesOfCinder extends CinderVolumes {
    VolumesOfCinder() {
      super(administratorOf("c11e07"));
    }
  }

  @Nested
  class AdministratorOfCinder extends CinderAdministrator {
    AdministratorOfCinder() {
      super(administratorOf("c11e05"));
    }
  }

  @Nested
  class Sdk extends OpenStackSdk {
    Sdk() {
      super(administratorOf("c11e06"));
    }
  }
}
