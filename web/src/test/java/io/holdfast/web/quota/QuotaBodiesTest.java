package io.holdfast.web.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.json.JsonBody;
import io.holdfast.quota.QuotaResource;
import io.holdfast.quota.QuotaResources;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaBodiesTest {

  private static final List<QuotaResource> RESOURCES =
      QuotaResources.of(List.of("__DEFAULT__", "ceph"));

  private static Map<QuotaResource, Integer> limits(String fields) {
    byte[] body = ("{\"quota_set\":{" + fields + "}}").getBytes(StandardCharsets.UTF_8);
    return QuotaBodies.limits(JsonBody.parse(body).only("quota_set"), QuotaBodiesTest::named);
  }

  private static Optional<QuotaResource> named(String word) {
    return RESOURCES.stream().filter(resource -> resource.word().equals(word)).findFirst();
  }

  @Test
  void everyResourceCanHaveALimit() {
    for (QuotaResource resource : RESOURCES) {
      assertThat(limits("\"" + resource.word() + "\":3")).isEqualTo(Map.of(resource, 3));
    }
  }

  @Test
  void aLimitMayBeNoneNothingTheLargestAndInDigits() {
    assertThat(limits("\"volumes\":-1,\"backups\":0,\"gigabytes\":2147483647,\"snapshots\":\"7\""))
        .isEqualTo(
            Map.of(
                QuotaResource.VOLUMES,
                -1,
                QuotaResource.BACKUPS,
                0,
                QuotaResource.GIGABYTES,
                Integer.MAX_VALUE,
                QuotaResource.SNAPSHOTS,
                7));
  }

  @Test
  void whatAnAnswerHadBesidesChangesNothing() {
    assertThat(limits("\"id\":\"p\",\"tenant_id\":\"p\"")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-2", "2147483648", "99999999999999999999", "1.5", "1e3", "true", "null", "[]"})
  void whatIsNoLimitIsNamed(String value) {
    assertThatThrownBy(() -> limits("\"volumes\":" + value))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessageContaining("quota_set.volumes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"1x\"", "\"+1\"", "\" 1\"", "\"1.0\""})
  void aLimitInDigitsHasNothingButDigits(String value) {
    assertThatThrownBy(() -> limits("\"volumes\":" + value))
        .isInstanceOf(RequestRefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"floppies", "volumes_", "volumes_files", "groups_ceph", "Volumes", ""})
  void anUnknownKeyIsNamed(String key) {
    assertThatThrownBy(() -> limits("\"" + key + "\":1"))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessageContaining("quota_set." + key);
  }

  @Test
  void aProjectIsTextThatARowCanHave() {
    assertThat(QuotaBodies.project("p")).isEqualTo("p");
    assertThatThrownBy(() -> QuotaBodies.project("p".repeat(256)))
        .isInstanceOf(RequestRefusedException.class);
    assertThatThrownBy(() -> QuotaBodies.project("\uD800"))
        .isInstanceOf(RequestRefusedException.class);
  }
}
