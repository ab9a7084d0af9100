package io.holdfast.worker;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;

/** A node that runs jobs; live while its heartbeat is young. */
@Entity
@Table(name = "services")
public class Worker {

  @Id
  @Column(name = "host")
  private String host;

  @Column(name = "binary_name")
  private String binary;

  @Column(name = "availability_zone")
  private String availabilityZone;

  @Column(name = "incarnation")
  private String incarnation;

  @Column(name = "disabled")
  private boolean disabled;

  @Column(name = "disabled_reason")
  private String disabledReason;

  @Column(name = "target_ready")
  private boolean targetReady;

  @Column(name = "started_at")
  private LocalDateTime startedAt;

  @Column(name = "heartbeat_at")
  private LocalDateTime heartbeatAt;

  protected Worker() {}

  /** A worker that has just started. */
  public Worker(String host, String availabilityZone) {
    this.host = host;
    this.binary = "cinder-backup";
    this.availabilityZone = availabilityZone;
  }

  public String host() {
    return host;
  }

  public String binary() {
    return binary;
  }

  public String availabilityZone() {
    return availabilityZone;
  }

  public String incarnation() {
    return incarnation;
  }

  public boolean disabled() {
    return disabled;
  }

  public String disabledReason() {
    return disabledReason;
  }

  public boolean targetReady() {
    return targetReady;
  }

  public LocalDateTime startedAt() {
    return startedAt;
  }

  public LocalDateTime heartbeatAt() {
    return heartbeatAt;
  }

  public void availabilityZone(String newAvailabilityZone) {
    this.availabilityZone = newAvailabilityZone;
  }

  public void incarnation(String newIncarnation) {
    this.incarnation = newIncarnation;
  }

  public void disabled(boolean newDisabled) {
    this.disabled = newDisabled;
  }

  public void disabledReason(String newDisabledReason) {
    this.disabledReason = newDisabledReason;
  }

  public void targetReady(boolean newTargetReady) {
    this.targetReady = newTargetReady;
  }

  public void startedAt(LocalDateTime newStartedAt) {
    this.startedAt = newStartedAt;
  }

  public void heartbeatAt(LocalDateTime newHeartbeatAt) {
    this.heartbeatAt = newHeartbeatAt;
  }
}
