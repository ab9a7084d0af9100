package io.holdfast.configuration;

import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Jobs and the heartbeat of workers.
 *
 * @param heartbeat how often a worker and its jobs say that they live
 * @param downAfter age of a heartbeat at which a worker counts as dead and its jobs may be taken
 *     over
 * @param abandonAfter how long a job waits for a dead worker that alone can do it, before it ends
 *     in error
 * @param reminder age at which a queued job is sent to its worker again, in case the message was
 *     lost
 * @param attempts how often a job is begun before it ends in error
 * @param sameHost whether a stored backup stays with the worker that made it, even if others reach
 *     it
 * @param cancelCheck how often a worker asks whether its running jobs were cancelled
 * @param stopWait how long a job waits for a cancelled one on the same backup or volume to stop
 * @param cleanUpTime how long a backup that failed may go on deleting what it stored
 */
public record JobsConfiguration(
    Duration heartbeat,
    Duration downAfter,
    Duration abandonAfter,
    Duration reminder,
    int attempts,
    boolean sameHost,
    Duration cancelCheck,
    Duration stopWait,
    Duration cleanUpTime) {

  static final Setting<Duration> HEARTBEAT =
      new Setting<>(
          "holdfast.heartbeat.interval",
          "5s",
          "duration",
          "how often a worker and its jobs say that they live",
          Durations.atLeast(Duration.ofSeconds(1)));

  static final Setting<Duration> DOWN_AFTER =
      new Setting<>(
          "holdfast.heartbeat.down-after",
          "60s",
          "duration",
          "age of a heartbeat at which a worker counts as dead and its jobs may be taken over",
          Durations.atLeast(Duration.ofSeconds(2)));

  static final Setting<Duration> ABANDON_AFTER =
      new Setting<>(
          "holdfast.jobs.abandon-after",
          "1h",
          "duration",
          "how long a job waits for a dead worker that alone can do it, before it ends in error",
          Durations.atLeast(Duration.ofSeconds(10)));

  static final Setting<Duration> REMINDER =
      new Setting<>(
          "holdfast.jobs.reminder",
          "10m",
          "duration",
          "age at which a queued job is sent to its worker again, in case the message was lost",
          Durations.atLeast(Duration.ofSeconds(10)));

  static final Setting<Integer> ATTEMPTS =
      new Setting<>(
          "holdfast.jobs.attempts",
          "3",
          "count",
          "how often a job is begun before it ends in error",
          Setting.count(1, 100));

  static final Setting<Boolean> SAME_HOST =
      new Setting<>(
          "holdfast.jobs.same-host",
          "false",
          "true or false",
          "whether a stored backup stays with the worker that made it, even if others reach it",
          text -> Boolean.valueOf(Setting.oneOf("true", "false").apply(text)));

  static final Setting<Duration> CANCEL_CHECK =
      new Setting<>(
          "holdfast.jobs.cancel-check",
          "1s",
          "duration",
          "how often a worker asks whether its running jobs were cancelled",
          Durations.atLeast(Duration.ofMillis(100)));

  static final Setting<Duration> STOP_WAIT =
      new Setting<>(
          "holdfast.jobs.stop-wait",
          "60s",
          "duration",
          "how long a job waits for a cancelled one on the same backup or volume to stop",
          Durations.atLeast(Duration.ofSeconds(1)));

  static final Setting<Duration> CLEAN_UP_TIME =
      new Setting<>(
          "holdfast.jobs.clean-up-time",
          "60s",
          "duration",
          "how long a backup that failed may begin to delete more of what it stored; what stays goes when the backup is deleted",
          Durations.atLeast(Duration.ofSeconds(1)));

  static final List<Setting<?>> SETTINGS =
      List.of(
          HEARTBEAT,
          DOWN_AFTER,
          ABANDON_AFTER,
          REMINDER,
          ATTEMPTS,
          SAME_HOST,
          CANCEL_CHECK,
          STOP_WAIT,
          CLEAN_UP_TIME);

  /** Reads the keys; throws IllegalArgumentException naming the first that is not usable. */
  public static JobsConfiguration from(Config config) {
    return new JobsConfiguration(
        HEARTBEAT.read(config),
        DOWN_AFTER.read(config),
        ABANDON_AFTER.read(config),
        REMINDER.read(config),
        ATTEMPTS.read(config),
        SAME_HOST.read(config),
        CANCEL_CHECK.read(config),
        STOP_WAIT.read(config),
        CLEAN_UP_TIME.read(config));
  }
}
