package io.holdfast.engine.driver.tsm;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What operators are told of backups in TSM; ids 5000 to 5099. */
@MessageLogger(projectCode = "HOLDFAST", length = 5)
@ValidIdRange(min = 5000, max = 5099)
interface TsmLog extends BasicLogger {

  TsmLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), TsmLog.class, "io.holdfast.engine.driver.tsm");

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 5000, value = "Removed what an earlier attempt has left in the staging folder: %s")
  void removedLeftover(String name);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 5001,
      value =
          "Backup %s came back from TSM in its whole length, but it was stored without a digest:"
              + " that its data are unchanged cannot be proven")
  void unproven(String backupId);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 5002, value = "The client of TSM did its work, but warned: %s")
  void warned(String words);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 5003, value = "%s stays in the staging folder for now")
  void notRemoved(@Cause Exception failure, String name);
}
