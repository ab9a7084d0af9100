package io.holdfast.web.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.quota.QuotaResource;
import io.holdfast.quota.QuotaResources;
import io.holdfast.quota.QuotaUse;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotaViewTest {

  private static Map<QuotaResource, QuotaUse> set() {
    Map<QuotaResource, QuotaUse> set = new LinkedHashMap<>();
    for (QuotaResource resource : QuotaResources.of(List.of("__DEFAULT__", "ceph"))) {
      int number = set.size();
      set.put(resource, new QuotaUse(100 + number, 10 + number, number));
    }
    return set;
  }

  @Test
  void everyResourceIsShownByItsKey() {
    assertThat(QuotaView.limitsOf(set()).build().keySet())
        .containsExactly(
            "volumes",
            "per_volume_gigabytes",
            "snapshots",
            "gigabytes",
            "backups",
            "backup_gigabytes",
            "volumes___DEFAULT__",
            "gigabytes___DEFAULT__",
            "snapshots___DEFAULT__",
            "volumes_ceph",
            "gigabytes_ceph",
            "snapshots_ceph",
            "groups");
    assertThat(QuotaView.limitsOf(set()).build().getInt("volumes")).isEqualTo(100);
    assertThat(QuotaView.limits(Map.of(QuotaResource.BACKUPS, -1)).build().getInt("backups"))
        .isEqualTo(-1);
  }

  @Test
  void usageHasLimitAndUse() {
    JsonObject volumes = QuotaView.usage(set()).build().getJsonObject("snapshots");
    assertThat(volumes.keySet()).containsExactlyInAnyOrder("limit", "in_use", "reserved");
    assertThat(volumes.getInt("limit")).isEqualTo(102);
    assertThat(volumes.getInt("in_use")).isEqualTo(12);
    assertThat(volumes.getInt("reserved")).isEqualTo(2);
  }

  @Test
  void limitsHaveTheNamesThatClientsShow() {
    JsonObject limits = LimitsView.of(set(), true).build();
    assertThat(limits.getJsonArray("rate")).isEmpty();
    assertThat(limits.getJsonObject("absolute"))
        .hasToString(
            "{\"maxTotalVolumes\":100,\"maxTotalSnapshots\":102,\"maxTotalVolumeGigabytes\":103,"
                + "\"maxTotalBackups\":104,\"maxTotalBackupGigabytes\":105,"
                + "\"totalVolumesUsed\":10,\"totalGigabytesUsed\":13,\"totalSnapshotsUsed\":12,"
                + "\"totalBackupsUsed\":14,\"totalBackupGigabytesUsed\":15}");
  }

  @Test
  void whoMayNotSeeTheUseSeesTheLimits() {
    assertThat(LimitsView.of(set(), false).build().getJsonObject("absolute").keySet())
        .hasSize(5)
        .allMatch(key -> key.startsWith("maxTotal"));
  }
}
