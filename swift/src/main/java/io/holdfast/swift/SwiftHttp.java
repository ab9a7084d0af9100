package io.holdfast.swift;

import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;

/** Sends requests within limits. HTTP/1.1, which is all that Swift speaks. Threads: any. */
final class SwiftHttp {

  private final HttpClient client;
  private final SwiftLimits limits;

  SwiftHttp(SwiftLimits limits, SwiftTrust trust) throws IOException {
    this.limits = limits;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect())
            .sslContext(TrustedAuthorities.of(trust))
            .build();
  }

  SwiftLimits limits() {
    return limits;
  }

  /**
   * A request that ends when its time is over.
   *
   * @param bodyBytes that are sent
   */
  HttpRequest.Builder request(URI address, long bodyBytes) {
    return HttpRequest.newBuilder(address)
        .timeout(limits.forBody(bodyBytes))
        .header("User-Agent", "Holdfast");
  }

  /**
   * Sends a request.
   *
   * @param what is done to what, for messages
   * @throws TemporaryStoreException if there was no answer in time
   * @throws IOException if the server is not trusted
   */
  <T> HttpResponse<T> send(String what, HttpRequest request, BodyHandler<T> handler)
      throws IOException {
    try {
      return client.send(request, handler);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(what + " was interrupted");
    } catch (IOException failure) {
      throw unanswered(what, request.uri(), failure);
    }
  }

  private static IOException unanswered(String what, URI address, IOException failure) {
    String server = address.getScheme() + "://" + address.getAuthority();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof CertPathBuilderException) {
        return new IOException(
            "%s failed: the certificate of %s is not trusted; set the file of its authority"
                .formatted(what, server),
            failure);
      }
    }
    String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return new TemporaryStoreException(
        "%s failed: no answer from %s: %s".formatted(what, server, reason), failure);
  }
}
