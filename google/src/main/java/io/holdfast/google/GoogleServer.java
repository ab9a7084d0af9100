package io.holdfast.google;

import io.holdfast.engine.store.RequestLimits;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The service, and how it is spoken to.
 *
 * @param endpoint its address, http or https; {@link #PUBLIC} is Google's own
 * @param keyFile JSON file with the key of a service account; empty sends no credentials, which
 *     only stand-ins take
 * @param limits how long it is waited for
 * @param proxy where requests go through; empty goes directly, whatever the environment says
 * @param userAgent how requests call their sender
 * @param passing status codes of answers that may pass, beside 408, 429 and those from 500 on
 */
public record GoogleServer(
    URI endpoint,
    Optional<Path> keyFile,
    RequestLimits limits,
    Optional<URI> proxy,
    String userAgent,
    Set<Integer> passing) {

  /** Where Google's own service is. */
  public static final URI PUBLIC = URI.create("https://storage.googleapis.com");

  /** The address as Google's client takes it. */
  String root() {
    String text = endpoint.toString();
    return text.endsWith("/") ? text : text + "/";
  }
}
