package io.holdfast.google;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpTransport;
import com.google.auth.oauth2.ServiceAccountCredentials;
import io.holdfast.engine.store.RequestLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Prepares requests: who sends them, and how long they are waited for. Tokens are asked for with
 * the first request, and anew when they are about to expire or are refused. Threads: any.
 */
final class Authorization implements HttpRequestInitializer {

  private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.read_write";

  private final Optional<ServiceAccountCredentials> credentials;
  private final int connectMillis;
  private final int readMillis;
  private volatile long renewals;

  private Authorization(Optional<ServiceAccountCredentials> credentials, RequestLimits limits) {
    this.credentials = credentials;
    this.connectMillis = Math.toIntExact(limits.connect().toMillis());
    this.readMillis = Math.toIntExact(limits.read().toMillis());
  }

  /**
   * Reads the key, if there is one; asks nobody yet.
   *
   * @throws IOException if the file is not there or is no key
   */
  static Authorization of(GoogleServer server, HttpTransport transport) throws IOException {
    Optional<ServiceAccountCredentials> credentials =
        server.keyFile().isEmpty()
            ? Optional.empty()
            : Optional.of(read(server.keyFile().get(), transport));
    return new Authorization(credentials, server.limits());
  }

  private static ServiceAccountCredentials read(Path file, HttpTransport transport)
      throws IOException {
    try (InputStream json = Files.newInputStream(file)) {
      return parse(file, json, transport).toBuilder()
          .setScopes(List.of(SCOPE))
          .setDefaultRetriesEnabled(false)
          .build();
    }
  }

  private static ServiceAccountCredentials parse(
      Path file, InputStream json, HttpTransport transport) throws IOException {
    try {
      return ServiceAccountCredentials.fromStream(json, () -> transport);
    } catch (IOException | RuntimeException unusable) {
      // Without the cause, which may quote the key.
      throw new IOException(
          file + " is not the key of a service account; make one, and store it there as JSON");
    }
  }

  @Override
  public void initialize(HttpRequest request) throws IOException {
    request.setConnectTimeout(connectMillis).setReadTimeout(readMillis);
    request.setNumberOfRetries(0).setFollowRedirects(false);
    request.setLoggingEnabled(false).setCurlLoggingEnabled(false);
    request.getHeaders().setAcceptEncoding(null);
    if (credentials.isPresent()) {
      request.getHeaders().putAll(credentials.get().getRequestMetadata());
    }
  }

  /** How often tokens were asked for because one was refused. */
  long renewals() {
    return renewals;
  }

  /**
   * Asks for a new token, unless another thread has since.
   *
   * @param before what {@link #renewals} was when the request was made that was refused
   * @return false if there are no credentials, so that nothing changed
   */
  synchronized boolean renew(long before) throws IOException {
    if (credentials.isPresent() && renewals == before) {
      credentials.get().refresh();
      renewals++;
    }
    return credentials.isPresent();
  }
}
