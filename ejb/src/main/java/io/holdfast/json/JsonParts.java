package io.holdfast.json;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGeneratorFactory;
import java.util.Map;

/**
 * Makes JSON values. {@code jakarta.json.Json} searches the class path for its provider at every
 * call, which for a page of a list takes longer than everything else together.
 */
public final class JsonParts {

  /** The provider, found once. Threads: any. */
  public static final JsonProvider JSON = JsonProvider.provider();

  /** Makes generators, which write JSON without a tree of it. Threads: any. */
  static final JsonGeneratorFactory GENERATORS = JSON.createGeneratorFactory(Map.of());

  private JsonParts() {}
}
