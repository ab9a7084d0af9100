package io.holdfast.google;

import io.holdfast.engine.store.InvalidNameException;
import io.holdfast.engine.store.StoreNames;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Which names the service can hold: Google's rules for buckets and for objects. */
final class BucketNames {

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");
  private static final Pattern COMPONENTS = Pattern.compile("[^.]{1,63}(\\.[^.]{1,63})*");
  private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
  private static final Pattern RESERVED = Pattern.compile("goog.*|.*(google|g00gle).*");
  private static final String RESERVED_OBJECTS = ".well-known/acme-challenge/";
  private static final int LONGEST_OBJECT = 1024;

  private BucketNames() {}

  static void checkBucket(String bucket) throws InvalidNameException {
    StoreNames.check("bucket", bucket);
    boolean fits =
        BUCKET.matcher(bucket).matches()
            && COMPONENTS.matcher(bucket).matches()
            && !ADDRESS.matcher(bucket).matches()
            && !RESERVED.matcher(bucket).matches();
    if (!fits) {
      throw new InvalidNameException(
          "a bucket of Google has 3 to 63 small letters, digits, dashes, underscores and dots"
              + " (between dots up to 63, 222 in all), a letter or digit at both ends, does not"
              + " look like an address, does not begin with goog and has no google in it");
    }
  }

  static void checkObject(String name) throws InvalidNameException {
    StoreNames.check("object name", name);
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_OBJECT
        || name.startsWith(RESERVED_OBJECTS)) {
      throw new InvalidNameException(
          "an object name of Google has up to 1024 bytes in UTF-8 and does not begin with "
              + RESERVED_OBJECTS);
    }
  }
}
