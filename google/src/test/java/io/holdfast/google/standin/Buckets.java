package io.holdfast.google.standin;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What is stored: every change is whole or not at all. Threads: any. */
final class Buckets {

  private static final String BUCKET =
      "(?!goog)(?!.*google)(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]";
  private static final int LONGEST_NAME = 1024;

  private final Path folder;
  private final Map<String, NavigableMap<String, StoredObject>> objects = new HashMap<>();
  private final Map<String, JsonObject> descriptions = new HashMap<>();
  private long generations = 1_700_000_000_000_000L;

  Buckets(Path folder) {
    this.folder = folder;
  }

  synchronized JsonObject insert(JsonObject wanted) throws Refused {
    String name = wanted.getString("name", "");
    if (!name.matches(BUCKET)) {
      throw Refused.invalid("Invalid bucket name: '" + name + "'");
    }
    if (objects.containsKey(name)) {
      throw new Refused(
          409, "conflict", "Your previous request to create the named bucket succeeded.");
    }
    JsonObject description =
        Json.createObjectBuilder()
            .add("kind", "storage#bucket")
            .add("id", name)
            .add("name", name)
            .add("location", wanted.getString("location", "US"))
            .add("storageClass", wanted.getString("storageClass", "STANDARD"))
            .add("metageneration", "1")
            .build();
    // The service lists in the order of the names' bytes.
    objects.put(
        name,
        new TreeMap<>(
            (one, other) ->
                Arrays.compareUnsigned(
                    one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8))));
    descriptions.put(name, description);
    return description;
  }

  synchronized JsonObject bucket(String name) throws Refused {
    requireBucket(name);
    return descriptions.get(name);
  }

  synchronized List<JsonObject> all() {
    return List.copyOf(descriptions.values());
  }

  synchronized void deleteBucket(String name) throws Refused {
    if (!requireBucket(name).isEmpty()) {
      throw new Refused(409, "conflict", "The bucket you tried to delete is not empty.");
    }
    objects.remove(name);
    descriptions.remove(name);
  }

  private NavigableMap<String, StoredObject> requireBucket(String name) throws Refused {
    NavigableMap<String, StoredObject> bucket = objects.get(name);
    if (bucket == null) {
      throw Refused.notFound("The specified bucket does not exist.");
    }
    return bucket;
  }

  /** A copy of what is in a bucket, in order. */
  synchronized NavigableMap<String, StoredObject> list(String bucket) throws Refused {
    return new TreeMap<>(requireBucket(bucket));
  }

  synchronized StoredObject get(String bucket, String name) throws Refused {
    StoredObject object = requireBucket(bucket).get(name);
    if (object == null) {
      throw Refused.notFound("No such object: " + bucket + "/" + name);
    }
    return object;
  }

  /** Refuses a put that could not end well. */
  synchronized void checkPut(String bucket, String name, Long generation) throws Refused {
    NavigableMap<String, StoredObject> there = requireBucket(bucket);
    boolean refused =
        name == null
            || name.isEmpty()
            || name.equals(".")
            || name.equals("..")
            || name.matches("(?s).*[\r\n].*")
            || name.startsWith(".well-known/acme-challenge/")
            || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME;
    if (refused) {
      throw Refused.invalid("Invalid object name");
    }
    StoredObject former = there.get(name);
    if (generation != null && generation != (former == null ? 0 : former.generation())) {
      throw Refused.precondition();
    }
  }

  /** Stores an object if the bytes are what its description says. */
  synchronized StoredObject put(String bucket, Upload upload, byte[] bytes)
      throws Refused, IOException {
    checkPut(bucket, upload.name(), upload.generation());
    String md5 = StoredObject.md5(bytes);
    String crc32c = StoredObject.crc32c(bytes);
    requireSame("MD5 hash", upload.metadata().getString("md5Hash", md5), md5);
    requireSame("CRC32C", upload.metadata().getString("crc32c", crc32c), crc32c);
    long generation = ++generations;
    Path file = Files.write(folder.resolve(Long.toString(generation)), bytes);
    StoredObject object =
        new StoredObject(
            bucket,
            upload.name(),
            generation,
            file,
            bytes.length,
            md5,
            crc32c,
            upload.metadata().getString("contentType", upload.type()),
            Instant.now().toString());
    StoredObject former = objects.get(bucket).put(upload.name(), object);
    if (former != null) {
      Files.delete(former.file());
    }
    return object;
  }

  private static void requireSame(String what, String provided, String calculated) throws Refused {
    if (!provided.equals(calculated)) {
      throw Refused.invalid(
          "Provided %s \"%s\" doesn't match calculated %s \"%s\"."
              .formatted(what, provided, what, calculated));
    }
  }

  synchronized void delete(String bucket, String name, Long generation)
      throws Refused, IOException {
    StoredObject object = get(bucket, name);
    if (generation != null && generation != object.generation()) {
      throw Refused.precondition();
    }
    objects.get(bucket).remove(name);
    Files.delete(object.file());
  }

  /** The bytes of an object; whoever deletes it meanwhile is not waited for. */
  synchronized byte[] bytes(StoredObject object) throws Refused, IOException {
    return Files.readAllBytes(get(object.bucket(), object.name()).file());
  }
}
