package io.holdfast.target;

import io.holdfast.configuration.RequestOptions;
import io.holdfast.configuration.S3Options;
import io.holdfast.configuration.Secret;
import io.holdfast.configuration.TargetConfiguration;
import io.holdfast.s3.AccessKey;
import io.holdfast.s3.S3Server;
import io.holdfast.s3.S3Writing;
import io.holdfast.s3.ServerEncryption;
import java.io.IOException;

/**
 * A target's options as the store takes them, with the rules that are about several of them.
 *
 * @param server how the server is spoken to
 * @param writing how objects are stored
 */
record S3Settings(S3Server server, S3Writing writing) {

  /** Reads them; throws IOException naming the options that do not fit together. */
  static S3Settings of(TargetConfiguration target) throws IOException {
    return new S3Settings(server(target), writing(target));
  }

  private static S3Server server(TargetConfiguration target) throws IOException {
    Secret secret = target.get(S3Options.SECRET_KEY);
    if (secret.isEmpty()) {
      throw new IOException(target.key(S3Options.SECRET_KEY) + " must be set");
    }
    return new S3Server(
        target.get(S3Options.ENDPOINT),
        target.get(S3Options.REGION),
        new AccessKey(target.get(S3Options.ACCESS_KEY), secret.value()),
        target.get(S3Options.PATH_STYLE),
        target.get(S3Options.MODERN_CHECKSUMS),
        RequestOptions.limits(target),
        RequestOptions.trust(target),
        target.get(S3Options.PROXY));
  }

  private static S3Writing writing(TargetConfiguration target) throws IOException {
    return new S3Writing(
        target.get(S3Options.CREATE_CONTAINER),
        target.get(S3Options.CONTENT_MD5),
        target.get(S3Options.OVERWRITE_CHECK),
        encryption(target),
        target.get(S3Options.STORAGE_CLASS),
        target.get(S3Options.MULTIPART_THRESHOLD).bytes(),
        target.get(S3Options.PART_SIZE).intBytes(),
        target.get(RequestOptions.LIST_PAGE));
  }

  private static ServerEncryption encryption(TargetConfiguration target) throws IOException {
    Secret key = target.get(S3Options.CUSTOMER_KEY);
    String algorithm = target.get(S3Options.CUSTOMER_ALGORITHM);
    String method = target.get(S3Options.SERVER_ENCRYPTION);
    String managedKey = target.get(S3Options.KMS_KEY);
    if (key.isEmpty() != algorithm.isEmpty()) {
      throw new IOException(
          target.key(S3Options.CUSTOMER_KEY)
              + " and "
              + target.key(S3Options.CUSTOMER_ALGORITHM)
              + " must be set both, or neither");
    }
    if (!key.isEmpty() && !method.isEmpty()) {
      throw new IOException(
          target.key(S3Options.SERVER_ENCRYPTION) + " does not go with a key of the customer");
    }
    if (!managedKey.isEmpty() && !method.equals("aws:kms")) {
      throw new IOException(target.key(S3Options.KMS_KEY) + " goes with aws:kms only");
    }
    if (!key.isEmpty()) {
      return customer(target, algorithm, key);
    }
    return method.isEmpty()
        ? ServerEncryption.NONE
        : ServerEncryption.managed(method, managedKey.isEmpty() ? null : managedKey);
  }

  private static ServerEncryption customer(TargetConfiguration target, String algorithm, Secret key)
      throws IOException {
    try {
      return ServerEncryption.customer(algorithm, key.value());
    } catch (IllegalArgumentException wrong) {
      // Without the value, which is a secret.
      throw new IOException(target.key(S3Options.CUSTOMER_KEY) + " " + wrong.getMessage(), wrong);
    }
  }
}
