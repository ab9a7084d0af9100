package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A key that means nothing stops the start, instead of being passed over. */
class UnknownKeyIT {

  private static final String KEY = "/system-property=holdfast.windw";
  private static final String REDEPLOY = "/deployment=holdfast.ear:redeploy";

  private final RunningHoldfast server = RunningHoldfast.shared();

  @AfterEach
  void withoutTheKeyItStarts() {
    server.management(KEY + ":remove");
    assertThat(server.management(REDEPLOY)).contains("success");
  }

  @Test
  void theStartStopsAndNamesTheKey() {
    server.management(KEY + ":add(value=16MiB)");

    assertThatThrownBy(() -> server.management(REDEPLOY))
        .hasMessageContaining("HOLDFAST00100")
        .hasMessageContaining("holdfast.windw");
  }
}
