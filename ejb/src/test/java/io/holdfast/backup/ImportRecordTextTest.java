package io.holdfast.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.fault.RequestRefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ImportRecordTextTest {

  private static final String TSM = "cinder.backup.drivers.tsm.TSMBackupDriver";

  private static ImportRecord read(String service, String container) {
    String json =
        """
        {"id": "0a0a0a0a-0000-4000-8000-000000000001",
         "volume_id": "11111111-2222-4333-8444-555555555555",
         "service": "%s", "container": %s, "service_metadata": null,
         "size": 1, "object_count": 0}"""
            .formatted(service, container);
    return ImportRecordText.read(
        Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aBackupInTsmHasNoContainer() {
    assertThat(read(TSM, "null").container()).isNull();
    assertThat(read(TSM, "null").serviceMetadata()).isNull();
  }

  @Test
  void everyOtherBackupHasOne() {
    String posix = "cinder.backup.drivers.posix.PosixBackupDriver";
    assertThat(read(posix, "\"a/b\"").container()).isEqualTo("a/b");
    assertThatThrownBy(() -> read(posix, "null"))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessageContaining("container");
  }
}
