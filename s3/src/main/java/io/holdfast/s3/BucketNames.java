package io.holdfast.s3;

import io.holdfast.engine.store.InvalidNameException;
import io.holdfast.engine.store.StoreNames;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Which names S3 can hold: Amazon's rules for general purpose buckets and for keys. */
final class BucketNames {

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
  private static final int LONGEST_KEY = 1024;

  private BucketNames() {}

  static void checkBucket(String bucket) throws InvalidNameException {
    StoreNames.check("bucket", bucket);
    boolean fits =
        BUCKET.matcher(bucket).matches()
            && !bucket.contains("..")
            && !ADDRESS.matcher(bucket).matches();
    if (!fits) {
      throw new InvalidNameException(
          "a bucket of S3 has 3 to 63 small letters, digits, dots and dashes, a letter or digit at"
              + " both ends, no two dots together, and does not look like an address");
    }
  }

  static void checkKey(String key) throws InvalidNameException {
    StoreNames.check("object name", key);
    if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
      throw new InvalidNameException("an object name of S3 has up to 1024 bytes in UTF-8");
    }
  }
}
