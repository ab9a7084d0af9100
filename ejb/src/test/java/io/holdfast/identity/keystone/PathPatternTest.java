package io.holdfast.identity.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

  @ParameterizedTest
  @CsvSource({
    "/v3/backups, /v3/backups",
    "/v3/*/backups, /v3/ab01/backups",
    "/v3/{project_id}/backups/{id}, /v3/ab01/backups/7",
    "/v3/back*, /v3/backups",
    "/v3/**, /v3/ab01/backups/7/restore",
    "/v3/**/action, /v3/ab01/volumes/7/action",
    "**, /anything",
    "/v3/{open, /v3/{open",
  })
  void covers(String pattern, String path) {
    assertThat(PathPattern.parse(pattern).matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/v3/backups, /v3/backups/7",
    "/v3/backups, /v3/backup",
    "/v3/backups, /V3/backups",
    "/v3/*/backups, /v3//backups",
    "/v3/*/backups, /v3/ab01/x/backups",
    "/v3/{project_id}/backups, /v3/ab01/volumes",
    "/v3/**/action, /v3/ab01/volumes/7",
    "/v3/backup., /v3/backups",
    "/v3/{a}, /v3/",
  })
  void doesNotCover(String pattern, String path) {
    assertThat(PathPattern.parse(pattern).matches(path)).isFalse();
  }

  @Test
  @Timeout(10)
  void aPatternMadeToBeSlowIsNot() {
    PathPattern pattern = PathPattern.parse("/**a".repeat(30) + "!");
    assertThat(pattern.matches("/a".repeat(4000))).isFalse();
  }
}
