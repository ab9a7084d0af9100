package io.holdfast.system.session;

import static org.awaitility.Awaitility.await;

import io.holdfast.system.Rows;
import io.holdfast.system.RunningHoldfast;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Sends the calls of a session to the server, in their order, and compares what it answers. */
final class Replay {

  private static final String RECORDED_BASE = "http://127.0.0.1:8776";
  private static final String RECORDED_TYPE = "ceph";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final RunningHoldfast server;
  private final RecordedSession session;
  private final Substitution substitution = new Substitution();
  private final Callers callers;
  private final Rows rows;
  private final Sending sending;

  Replay(RunningHoldfast server, RecordedSession session) {
    this.server = server;
    this.session = session;
    this.rows = new Rows(server);
    substitution.put(RECORDED_BASE, server.apiUrl());
    substitution.put(RECORDED_TYPE, "__DEFAULT__");
    this.callers = new Callers(server.apiUrl(), session, substitution);
    this.sending = new Sending(server.apiUrl(), substitution, callers::token);
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
    OurAnswer answer = sending.send(step);
    if (step.answer().ok() && step.answer().status() == answer.status() && answer.body() != null) {
      substitution.learn(step.answer().body(), answer.body());
    }
    return new AnswerComparison(step, answer, substitution).differences();
  }
}
