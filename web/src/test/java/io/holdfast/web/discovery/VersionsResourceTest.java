package io.holdfast.web.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class VersionsResourceTest {

  @Test
  void theDocumentHasOneCurrentVersionWithItsRange() {
    JsonObject version =
        VersionsResource.document("https://cloud/volume")
            .build()
            .getJsonArray("versions")
            .getJsonObject(0);

    assertThat(version.keySet())
        .containsExactly(
            "id", "status", "version", "min_version", "updated", "links", "media-types");
    assertThat(version.getString("id")).isEqualTo("v3.0");
    assertThat(version.getString("version")).isEqualTo("3.71");
    assertThat(version.getString("min_version")).isEqualTo("3.0");
    assertThat(version.getJsonArray("links").getJsonObject(1).getString("href"))
        .isEqualTo("https://cloud/volume/v3/");
    assertThat(version.getJsonArray("media-types").getJsonObject(0).getString("type"))
        .isEqualTo("application/vnd.openstack.volume+json;version=3");
  }
}
