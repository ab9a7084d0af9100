package io.holdfast.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.json.JsonFields;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinksTest {

  private final Links withProject = new Links("http://host/volume", "abc");
  private final Links without = new Links("http://host/volume", null);

  @Test
  void anObjectLinksToItselfWithAndWithoutTheVersion() {
    assertThat(withProject.of("backups", "b1"))
        .hasToString(
            "[{\"rel\":\"self\",\"href\":\"http://host/volume/v3/abc/backups/b1\"}, "
                + "{\"rel\":\"bookmark\",\"href\":\"http://host/volume/abc/backups/b1\"}]");
  }

  @Test
  void linksHaveTheProjectOnlyIfTheRequestHadIt() {
    assertThat(href(without.of("backups", "b1"))).isEqualTo("http://host/volume/v3/backups/b1");
  }

  @Test
  void theNextPageRepeatsTheQueryButForMarkerAndOffset() {
    List<JsonFields> next =
        withProject.next("/v3/backups/detail", "limit=2&marker=b0&name=a%20b&offset=5", "b2");

    assertThat(next.get(0).build().getString("rel")).isEqualTo("next");
    assertThat(href(next))
        .isEqualTo("http://host/volume/v3/abc/backups/detail?limit=2&name=a%20b&marker=b2");
  }

  @Test
  void aQueryIsNotNeededForANextPage() {
    assertThat(href(without.next("/v3/backups", null, "b2")))
        .isEqualTo("http://host/volume/v3/backups?marker=b2");
  }

  private static String href(List<JsonFields> links) {
    return links.get(0).build().getString("href");
  }
}
