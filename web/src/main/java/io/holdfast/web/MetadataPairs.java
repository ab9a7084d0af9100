package io.holdfast.web;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.json.JsonBody;
import io.holdfast.json.JsonFields;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Bodies and answers of the calls for single pairs of metadata. */
public final class MetadataPairs {

  private static final String KEY = "metadata";

  private MetadataPairs() {}

  /** The pairs of a body are added, those with a known key instead of the old ones. */
  public static Consumer<Map<String, String>> added(JsonBody body) {
    Map<String, String> pairs = pairs(body);
    return metadata -> metadata.putAll(pairs);
  }

  /** The pairs of a body, and no others. */
  public static Consumer<Map<String, String>> replaced(JsonBody body) {
    Map<String, String> pairs = pairs(body);
    return metadata -> {
      metadata.clear();
      metadata.putAll(pairs);
    };
  }

  /** All pairs but the one with this key, which must be there. */
  public static Consumer<Map<String, String>> without(String key) {
    return metadata -> {
      if (metadata.remove(key) == null) {
        throw RequestRefusedException.notFound("Metadata key", key);
      }
    };
  }

  /** 200 with all pairs. */
  public static Response answer(Map<String, String> pairs) {
    return Answers.ok(new JsonFields().put(KEY, pairs));
  }

  private static Map<String, String> pairs(JsonBody body) {
    return body.fields("the body").allow(Set.of(KEY)).metadata(KEY);
  }
}
