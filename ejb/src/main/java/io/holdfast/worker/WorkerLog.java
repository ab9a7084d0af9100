package io.holdfast.worker;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What operators are told of workers; ids 300 to 399. */
@MessageLogger(projectCode = "HOLDFAST", length = 5)
@ValidIdRange(min = 300, max = 399)
public interface WorkerLog extends BasicLogger {

  WorkerLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), WorkerLog.class, "io.holdfast.worker");

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 300, value = "Worker %s of zone %s is up")
  void up(String host, String zone);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 301, value = "The heartbeat of worker %s could not be written. Check the database")
  void heartbeatFailed(@Cause Throwable failure, String host);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 302, value = "Worker %s was %s by user %s")
  void switched(String host, String state, String userId);
}
