package io.holdfast.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.web.request.Since;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The document against the resources: neither has a call that the other has not. */
class RoutedCallsTest {

  private final Map<String, JsonObject> documented = DocumentedCalls.of(ApiDocument.document());

  @Test
  void everyRoutedCallIsDocumented() throws Exception {
    assertThat(documented.keySet())
        .as("operations; write missing ones into the parts beside ApiDocument")
        .containsAll(ResourceMethod.operations());
  }

  @Test
  void everyDocumentedCallIsRouted() throws Exception {
    assertThat(ResourceMethod.operations()).containsAll(documented.keySet());
  }

  @Test
  void aCallIsDocumentedWithTheVersionFromWhichItIsRouted() throws Exception {
    for (ResourceMethod routed : ResourceMethod.all()) {
      Since since = routed.method().getAnnotation(Since.class);
      assertThat(documented.get(routed.operation()).getString("x-openstack-min-version", "3.0"))
          .as(routed.operation())
          .isEqualTo("3." + (since == null ? 0 : since.value()));
    }
  }
}
