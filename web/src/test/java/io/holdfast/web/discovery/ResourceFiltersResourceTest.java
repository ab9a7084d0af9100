package io.holdfast.web.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResourceFiltersResourceTest {

  @Test
  void theFiltersOfBackupsAreThoseOfTheirLists() {
    assertThat(ResourceFiltersResource.filters("backup"))
        .hasToString(
            "{\"resource_filters\":[{\"resource\":\"backup\","
                + "\"filters\":[\"name\",\"status\",\"volume_id\"]}]}");
  }

  @Test
  void withoutAResourceAllAreListed() {
    assertThat(ResourceFiltersResource.filters(null).build().getJsonArray("resource_filters"))
        .extracting(entry -> entry.asJsonObject().getString("resource"))
        .containsExactly("backup", "message", "snapshot", "volume", "volume_type");
  }

  @Test
  void anUnknownResourceHasNone() {
    assertThat(ResourceFiltersResource.filters("cake").build().getJsonArray("resource_filters"))
        .isEmpty();
  }
}
