package io.holdfast.job;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What operators are told of jobs; ids 200 to 299. */
@MessageLogger(projectCode = "HOLDFAST", length = 5)
@ValidIdRange(min = 200, max = 299)
public interface JobLog extends BasicLogger {

  JobLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), JobLog.class, "io.holdfast.job");

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 200, value = "%s started: job %s, attempt %d, request %s")
  void started(JobAction action, String job, int attempt, String request);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 201, value = "%s ended: job %s, request %s")
  void ended(JobAction action, String job, String request);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 202, value = "%s stopped: job %s: %s")
  void stopped(JobAction action, String job, String reason);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 203, value = "%s failed: job %s, request %s")
  void failed(@Cause Throwable failure, JobAction action, String job, String request);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 204,
      value =
          "The failure of %s, job %s, could not be written down; it is tried again. Check the database")
  void giveUpFailed(@Cause Throwable failure, JobAction action, String job);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 205, value = "Job %s could not be claimed; it is sent again. Check the database")
  void claimFailed(@Cause Throwable failure, String job);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 206, value = "Job %s (%s), which nobody is known to be at, is sent to %s again")
  void leftBehind(String job, JobAction action, String worker);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 207, value = "Job %s (%s) is abandoned: %s")
  void abandoned(String job, JobAction action, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 208,
      value = "Job %s, which nobody is at, could not be sent again; the next pass tries")
  void reaperFailed(@Cause Throwable failure, String job);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 209, value = "The heartbeat of job %s could not be written. Check the database")
  void heartbeatFailed(@Cause Throwable failure, String job);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 210,
      value = "Could not ask whether running jobs were cancelled; the next pass asks")
  void claimsUnknown(@Cause Throwable failure);
}
