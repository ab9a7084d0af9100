package io.holdfast.google.standin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Several calls in one request. */
final class Batches {

  private static final int MOST = 100;
  private static final String BOUNDARY = "batch_of_the_stand_in";

  /** Answers each of the calls. */
  @FunctionalInterface
  interface Single {
    Answer answer(Request request) throws IOException;
  }

  private final Single single;

  Batches(Single single) {
    this.single = single;
  }

  Answer answer(Request request) throws Refused, IOException {
    List<Multipart.Part> parts = Multipart.parts(request, "mixed");
    if (parts.size() > MOST) {
      throw Refused.invalid("The batch has " + parts.size() + " calls, more than 100.");
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Multipart.Part part : parts) {
      add(body, part, single.answer(inner(request, part)));
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return new Answer(
        200, Map.of("Content-Type", "multipart/mixed; boundary=" + BOUNDARY), body.toByteArray());
  }

  private static Request inner(Request outer, Multipart.Part part) throws Refused, IOException {
    if (!"application/http".equals(part.headers().get("content-type"))) {
      throw Refused.invalid("A part of a batch is application/http");
    }
    String text = new String(part.body(), StandardCharsets.UTF_8);
    String[] headAndBody = text.split("\r\n\r\n", 2);
    String[] line = headAndBody[0].split("\r\n", 2)[0].split(" ");
    Map<String, String> headers = new HashMap<>();
    String authorization = outer.headers().get("authorization");
    if (authorization != null) {
      headers.put("authorization", authorization);
    }
    headers.putAll(Multipart.headers(headAndBody[0]));
    byte[] body = headAndBody.length > 1 ? headAndBody[1].getBytes(StandardCharsets.UTF_8) : null;
    return Request.of(line[0], target(line[1]), headers, body == null ? new byte[0] : body);
  }

  /** Some clients name the whole address. */
  private static String target(String address) {
    return address.replaceFirst("^https?://[^/]+", "");
  }

  private static void add(ByteArrayOutputStream body, Multipart.Part part, Answer answer) {
    String id = part.headers().getOrDefault("content-id", "<1>");
    StringBuilder head =
        new StringBuilder("--" + BOUNDARY + "\r\nContent-Type: application/http\r\n")
            .append("Content-ID: <response-" + id.substring(1) + "\r\n\r\n")
            .append("HTTP/1.1 " + answer.status() + " Answer\r\n");
    answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: " + answer.body().length + "\r\n\r\n");
    body.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    body.writeBytes(answer.body());
    body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  static boolean isOf(Request request) {
    return request.method().equals("POST")
        && Arrays.asList("/batch/storage/v1", "/batch").contains(request.path());
  }
}
