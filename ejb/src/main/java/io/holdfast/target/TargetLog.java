package io.holdfast.target;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What operators are told of targets; ids 600 to 699. */
@MessageLogger(projectCode = "HOLDFAST", length = 5)
@ValidIdRange(min = 600, max = 699)
public interface TargetLog extends BasicLogger {

  TargetLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), TargetLog.class, "io.holdfast.target");

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 600, value = "Backup target %s: %s")
  void opened(String name, String service);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 601, value = "Data path: budget %d bytes, window %d bytes, compression %s")
  void dataPath(long budget, long window, String compression);
}
