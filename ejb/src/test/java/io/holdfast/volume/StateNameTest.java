package io.holdfast.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StateNameTest {

  private static final String BACKUP = "0a1b2c3d-0000-4000-8000-000000000001";

  @Test
  void itIsNamedAsCinderNamesIt() {
    Instant time = Instant.ofEpochSecond(1_795_358_542, 170_659_999);
    assertThat(StateName.of(BACKUP, time))
        .isEqualTo(new StateName("backup." + BACKUP + ".snap.1795358542.17065", BACKUP));
  }

  @Test
  void aSmallFractionKeepsItsZeroes() {
    assertThat(StateName.of(BACKUP, Instant.ofEpochSecond(1, 70_000)).text())
        .endsWith(".snap.1.00007");
  }
}
