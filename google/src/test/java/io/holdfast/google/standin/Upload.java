package io.holdfast.google.standin;

import jakarta.json.JsonObject;

/**
 * What a put says of the object that it makes.
 *
 * @param generation the object must have, 0 if none may be there; null if that is all one
 * @param type of the bytes, if the metadata do not say
 */
record Upload(String name, Long generation, JsonObject metadata, String type) {

  static Upload of(Request request, JsonObject metadata, String type) throws Refused {
    String name = request.query().getOrDefault("name", metadata.getString("name", null));
    if (!name(metadata, name)) {
      throw Refused.invalid("The name in the query is not that in the metadata");
    }
    return new Upload(
        name,
        request.wantedGeneration(),
        metadata,
        type == null ? "application/octet-stream" : type);
  }

  private static boolean name(JsonObject metadata, String name) {
    return metadata.getString("name", name) == null
        || metadata.getString("name", name).equals(name);
  }
}
