package io.holdfast.google;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import io.holdfast.engine.store.RetryAfter;
import java.time.Duration;

/**
 * An answer that says no.
 *
 * @param status of HTTP
 * @param reason Google's word for it; empty if there is none
 * @param text Google's sentence, as much of it as is shown; empty if there is none
 * @param retryAfter how long the service wants to be left alone; null if it does not say
 */
record Refusal(int status, String reason, String text, Duration retryAfter) {

  private static final int SHOWN = 300;

  static Refusal of(HttpResponseException failure) {
    GoogleJsonError error =
        failure instanceof GoogleJsonResponseException json ? json.getDetails() : null;
    return of(failure.getStatusCode(), error, failure.getHeaders());
  }

  static Refusal of(GoogleJsonError error, HttpHeaders headers) {
    return of(error.getCode(), error, headers);
  }

  private static Refusal of(int status, GoogleJsonError error, HttpHeaders headers) {
    String text = error == null ? "" : shown(error.getMessage());
    Duration wait = headers == null ? null : RetryAfter.parse(headers.getRetryAfter());
    return new Refusal(status, reason(error), text, wait);
  }

  private static String reason(GoogleJsonError error) {
    if (error == null || error.getErrors() == null || error.getErrors().isEmpty()) {
      return "";
    }
    return shown(error.getErrors().get(0).getReason());
  }

  /** A bounded piece of what somebody else wrote, on one line. */
  static String shown(String text) {
    String line = text == null ? "" : text.strip().replaceAll("\\p{Cntrl}+", " ");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
  }

  @Override
  public String toString() {
    return (status + " " + reason + " " + text).strip().replaceAll(" +", " ");
  }
}
