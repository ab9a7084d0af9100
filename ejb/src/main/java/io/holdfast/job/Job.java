package io.holdfast.job;

import io.holdfast.identity.RequestContext;
import io.holdfast.identity.RequestTrace;
import io.holdfast.persistence.UtcTime;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;

/**
 * A piece of asynchronous work. {@code attempt} is the fencing token: it grows at each claim, and
 * whoever writes with an older one is refused.
 */
@Entity
@Table(name = "jobs")
public class Job {

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "action")
  private JobAction action;

  @Column(name = "state")
  private JobState state;

  @Column(name = "worker")
  private String worker;

  @Column(name = "attempt")
  private int attempt;

  @Column(name = "incarnation")
  private String incarnation;

  @Column(name = "heartbeat_at")
  private LocalDateTime heartbeatAt;

  @Column(name = "progress")
  private int progress;

  @Column(name = "backup_id")
  private String backupId;

  @Column(name = "volume_id")
  private String volumeId;

  @Column(name = "snapshot_id")
  private String snapshotId;

  @Column(name = "checkpoint")
  private String checkpoint;

  @Column(name = "input")
  private String input;

  @Column(name = "fail_reason")
  private String failReason;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "project_id")
  private String projectId;

  @Column(name = "request_id")
  private String requestId;

  @Column(name = "global_request_id")
  private String globalRequestId;

  @Column(name = "traceparent")
  private String traceparent;

  @Column(name = "tracestate")
  private String tracestate;

  @Column(name = "created_at")
  private LocalDateTime createdAt;

  @Column(name = "updated_at")
  private LocalDateTime updatedAt;

  protected Job() {}

  /** A queued job for a worker. The resource ids that the action does not concern are null. */
  public Job(
      String id, JobAction action, String worker, JobSubject subject, RequestContext context) {
    this.id = id;
    this.action = action;
    this.worker = worker;
    this.backupId = subject.backupId();
    this.volumeId = subject.volumeId();
    this.snapshotId = subject.snapshotId();
    this.userId = context.userId();
    this.projectId = context.projectId();
    this.requestId = context.requestId();
    this.globalRequestId = context.trace().globalRequestId();
    this.traceparent = context.trace().traceparent();
    this.tracestate = context.trace().tracestate();
    this.state = JobState.QUEUED;
    this.createdAt = UtcTime.now();
    this.updatedAt = this.createdAt;
  }

  public String id() {
    return id;
  }

  public JobAction action() {
    return action;
  }

  public JobState state() {
    return state;
  }

  public String worker() {
    return worker;
  }

  public int attempt() {
    return attempt;
  }

  public String incarnation() {
    return incarnation;
  }

  public LocalDateTime heartbeatAt() {
    return heartbeatAt;
  }

  public int progress() {
    return progress;
  }

  public String backupId() {
    return backupId;
  }

  public String volumeId() {
    return volumeId;
  }

  public String snapshotId() {
    return snapshotId;
  }

  /** What the action needs besides its subject, or null. */
  public String input() {
    return input;
  }

  public void input(String newInput) {
    this.input = newInput;
  }

  public String checkpoint() {
    return checkpoint;
  }

  public String failReason() {
    return failReason;
  }

  public String userId() {
    return userId;
  }

  public String projectId() {
    return projectId;
  }

  public String requestId() {
    return requestId;
  }

  /** The request that asked for the work. */
  public RequestTrace trace() {
    return new RequestTrace(requestId, globalRequestId, traceparent, tracestate);
  }

  public LocalDateTime createdAt() {
    return createdAt;
  }

  public LocalDateTime updatedAt() {
    return updatedAt;
  }

  public void state(JobState newState) {
    this.state = newState;
  }

  public void worker(String newWorker) {
    this.worker = newWorker;
  }

  public void attempt(int newAttempt) {
    this.attempt = newAttempt;
  }

  public void incarnation(String newIncarnation) {
    this.incarnation = newIncarnation;
  }

  public void heartbeatAt(LocalDateTime newHeartbeatAt) {
    this.heartbeatAt = newHeartbeatAt;
  }

  public void progress(int newProgress) {
    this.progress = newProgress;
  }

  public void checkpoint(String newCheckpoint) {
    this.checkpoint = newCheckpoint;
  }

  public void failReason(String newFailReason) {
    this.failReason = newFailReason;
  }

  public void updatedAt(LocalDateTime newUpdatedAt) {
    this.updatedAt = newUpdatedAt;
  }
}
