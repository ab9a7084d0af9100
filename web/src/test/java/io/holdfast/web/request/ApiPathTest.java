package io.holdfast.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiPathTest {

  @ParameterizedTest
  @CsvSource({
    "/v3/51ad74d3861b472db408406a52d6dad6/backups, 51ad74d3861b472db408406a52d6dad6, /v3/backups",
    "/v3/1-2/backups/detail, 1-2, /v3/backups/detail",
    "/v3/abc/volumes/x/action, abc, /v3/volumes/x/action",
    "/v3/demo/backups/b, demo, /v3/backups/b"
  })
  void theProjectIsTakenOut(String raw, String project, String path) {
    assertThat(ApiPath.of(raw, "demo")).isEqualTo(new ApiPath(project, path));
  }

  @ParameterizedTest
  @CsvSource({
    "/v3/abc/backups.json, abc, /v3/backups",
    "/v3/backups/detail.json, , /v3/backups/detail",
    "/v3/backups/a.json/restore, , /v3/backups/a.json/restore",
    "/openapi.json, , /openapi.json"
  })
  void theFormatIsTakenOff(String raw, String project, String path) {
    assertThat(ApiPath.of(raw, "demo")).isEqualTo(new ApiPath(project, path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v3",
        "/v3/",
        "/v3/backups",
        "/v3/backups/detail",
        "/v3/volumes/1234/action",
        "/v3/types/default",
        "/v3/abc",
        "/v3/abc/",
        "/v2/abc/backups",
        "/v3/other/backups"
      })
  void aPathWithoutAProjectStaysAsItIs(String raw) {
    assertThat(ApiPath.of(raw, "demo")).isEqualTo(new ApiPath(null, raw));
  }

  @Test
  void onlyTheVersionListTheHealthCheckAndTheDocumentArePublic() {
    assertThat(ApiPath.isPublic("/")).isTrue();
    assertThat(ApiPath.isPublic("/healthcheck")).isTrue();
    assertThat(ApiPath.isPublic("/openapi.json")).isTrue();
    assertThat(ApiPath.isPublic("/v3/")).isFalse();
  }
}
