package io.holdfast.system.session;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends recorded calls to a server.
 *
 * @param base as {@code http://127.0.0.1:8080/volume}
 * @param substitution what stands here for what was recorded
 * @param tokens the value of a header with the token that stands for a recorded one
 */
record Sending(String base, Substitution substitution, UnaryOperator<String> tokens) {

  private static final Pattern LARGE_BODY = Pattern.compile("<(\\d+) bytes>");
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  OurAnswer send(Step step) {
    String address = base + substitution.of(step.url());
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT);
    step.headers().forEach((name, value) -> request.header(name, tokens.apply(value)));
    request.method(step.method(), body(step.body()));
    try {
      return OurAnswer.of(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException failure) {
      throw new IllegalStateException(step.name(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private BodyPublisher body(String recorded) {
    if (recorded == null) {
      return BodyPublishers.noBody();
    }
    Matcher large = LARGE_BODY.matcher(recorded);
    return BodyPublishers.ofString(
        large.matches()
            ? "x".repeat(Integer.parseInt(large.group(1)))
            : substitution.ofBody(recorded));
  }
}
