package io.holdfast.system.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.holdfast.system.RunningHoldfast;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The served document of messages is what AsyncAPI's own schema calls an AsyncAPI document. */
class AsyncApiDocumentIT {

  private static JsonSchema asyncApi() throws IOException {
    try (InputStream schema =
        new GZIPInputStream(
            AsyncApiDocumentIT.class.getResourceAsStream("asyncapi-3.0.0.json.gz"))) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
    }
  }

  private static String served() throws IOException {
    try (InputStream document =
        URI.create(RunningHoldfast.shared().apiUrl() + "/asyncapi.json").toURL().openStream()) {
      return new String(document.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theServedDocumentIsValid() throws IOException {
    assertThat(asyncApi().validate(served(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void theSchemaWouldFindAnOperationWithoutChannel() throws IOException {
    String broken = served().replaceFirst("\"channel\":", "\"canal\":");
    assertThat(asyncApi().validate(broken, InputFormat.JSON)).isNotEmpty();
  }
}
