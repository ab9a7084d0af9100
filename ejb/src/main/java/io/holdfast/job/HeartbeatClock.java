package io.holdfast.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** When the heartbeat timer of this node last ran. Threads: any. */
@ApplicationScoped
public class HeartbeatClock {

  private volatile long lastBeat = System.nanoTime();

  public void beat() {
    lastBeat = System.nanoTime();
  }

  /** Time since the last beat, or since the start. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - lastBeat);
  }
}
