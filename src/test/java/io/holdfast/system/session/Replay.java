package io.holdfast.system.session;

import static org.awaitility.Awaitility.await;

import io.holdfast.system.Rows;
import io.holdfast.system.RunningHoldfast;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends the calls of a session to the server, in their order, and compares what it answers. */
final class Replay {

  private static final String RECORDED_BASE = "http://127.0.0.1:8776";
  private static final String RECORDED_TYPE = "ceph";
  private static final Pattern LARGE_BODY = Pattern.compile("<(\\d+) bytes>");
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final RunningHoldfast server;
  private final RecordedSession session;
  private final Substitution substitution = new Substitution();
  private final Callers callers;
  private final Rows rows;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Replay(RunningHoldfast server, RecordedSession session) {
    this.server = server;
    this.session = session;
    this.rows = new Rows(server);
    substitution.put(RECORDED_BASE, server.apiUrl());
    substitution.put(RECORDED_TYPE, "__DEFAULT__");
    this.callers = new Callers(server.apiUrl(), session, substitution);
  }

  /** All differences, each with the step that it is in. */
  Set<String> run() throws SQLException {
    Set<String> found = new TreeSet<>();
    try (JobGate gate = new JobGate(server)) {
      Preparation preparation = new Preparation(session, substitution, callers, rows, gate);
      preparation.begin();
      for (Step step : session.steps()) {
        awaitJobsUnlessShut(gate);
        preparation.before(step.name());
        awaitJobsUnlessShut(gate);
        differences(step).forEach(what -> found.add(step.name() + ": " + what));
      }
    }
    return found;
  }

  private void awaitJobsUnlessShut(JobGate gate) {
    if (!gate.isShut()) {
      await()
          .atMost(TIMEOUT)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> rows.count("jobs where state in ('queued', 'running')") == 0);
    }
  }

  private List<String> differences(Step step) {
    OurAnswer answer = send(step);
    if (step.answer().ok() && step.answer().status() == answer.status() && answer.body() != null) {
      substitution.learn(step.answer().body(), answer.body());
    }
    return new AnswerComparison(step, answer, substitution).differences();
  }

  private OurAnswer send(Step step) {
    String address = server.apiUrl() + substitution.of(step.url());
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT);
    step.headers().forEach((name, value) -> request.header(name, callers.token(value)));
    request.method(step.method(), body(step.body()));
    try {
      return OurAnswer.of(http.send(request.build(), BodyHandlers.ofString()));
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
