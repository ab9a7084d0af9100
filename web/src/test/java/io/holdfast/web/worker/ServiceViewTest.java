package io.holdfast.web.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.web.request.Microversion;
import io.holdfast.worker.Worker;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class ServiceViewTest {

  private final Worker worker = new Worker("node-1", "nova");

  ServiceViewTest() {
    worker.heartbeatAt(LocalDateTime.of(2026, 11, 22, 14, 46, 58, 43_855_000));
  }

  @Test
  void aServiceIsShownAsCinderShowsIt() {
    assertThat(new ServiceView(new Microversion(3, 0)).of(worker, true).build())
        .hasToString(
            "{\"binary\":\"cinder-backup\",\"host\":\"node-1\",\"zone\":\"nova\","
                + "\"status\":\"enabled\",\"state\":\"up\","
                + "\"updated_at\":\"2026-11-22T14:46:58.043855\",\"disabled_reason\":null}");
  }

  @Test
  void theClusterComesWithItsVersion() {
    assertThat(new ServiceView(new Microversion(3, 6)).of(worker, true).build())
        .doesNotContainKey("cluster");
    assertThat(new ServiceView(new Microversion(3, 7)).of(worker, true).build().isNull("cluster"))
        .isTrue();
    assertThat(new ServiceView(new Microversion(3, 71)).of(worker, true).build()).hasSize(8);
  }

  @Test
  void aDisabledAndSilentServiceIsShownSo() {
    worker.disabled(true);
    worker.disabledReason("new disks");
    assertThat(new ServiceView(new Microversion(3, 71)).of(worker, false).build())
        .extracting(fields -> fields.get("status") + " " + fields.get("state"))
        .isEqualTo("\"disabled\" \"down\"");
  }
}
