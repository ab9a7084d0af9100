package io.holdfast.s3;

/**
 * Who the server takes us for. Does not print its secret.
 *
 * @param id the access key, which is no secret
 * @param secret what requests are signed with
 */
public record AccessKey(String id, String secret) {

  public AccessKey {
    if (id.isEmpty() || secret.isEmpty()) {
      throw new IllegalArgumentException("the access key and the secret key must both be set");
    }
  }

  @Override
  public String toString() {
    return "access key " + id;
  }
}
