package io.holdfast.json;

import jakarta.json.spi.JsonProvider;

/**
 * Makes JSON values. {@code jakarta.json.Json} searches the class path for its provider at every
 * call, which for a page of a list takes longer than everything else together.
 */
public final class JsonParts {

  /** The provider, found once. Threads: any. */
  public static final JsonProvider JSON = JsonProvider.provider();

  private JsonParts() {}
}
