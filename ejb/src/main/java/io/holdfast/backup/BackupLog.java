package io.holdfast.backup;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What operators are told of backups; ids 1000 to 1999. */
@MessageLogger(projectCode = "HOLDFAST", length = 5)
@ValidIdRange(min = 1000, max = 1999)
public interface BackupLog extends BasicLogger {

  BackupLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), BackupLog.class, "io.holdfast.backup");

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1000, value = "Backup %s is stored: %d objects, %d of %d bytes read, %d stored")
  void stored(String backup, int objects, long read, long device, long stored);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 1001,
      value = "Backup %s read the whole volume %s, because its device cannot tell what is empty")
  void extentsUnknown(String backup, String volume);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 1003,
      value = "A %s device could not be closed or disconnected (%s); the data is not affected")
  void disconnectFailed(@Cause Throwable failure, String type, String handle);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 1005,
      value = "Backup %s is restored to volume %s: %d bytes from %d objects, digests checked")
  void restored(String backup, String volume, long bytes, long objects);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 1007, value = "%s %s was %s with no job at it and is put in error")
  void stranded(String what, String id, String status);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 1008,
      value = "Backup %s, which no job is at, could not be ended; the next pass tries")
  void reaperFailed(@Cause Throwable failure, String backup);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1009, value = "Backup %s is imported: the data of backup %s in target %s")
  void imported(String backup, String storedAs, String target);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 1010,
      value = "Backup %s is deleted, its data are not: they are shared, or somebody else's")
  void dataKept(String backup);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 1011,
      value =
          "Backup %s of volume %s becomes a full one: target %s cannot store its difference to"
              + " backup %s, whose state the volume or the target does not have any more, or has"
              + " in another size. If it happens often, let the volume's backend keep more states")
  void fullInstead(String backup, String volume, String target, String parent);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 1012,
      value =
          "What backup %s stored in target %s before it failed could not be deleted (%s); it goes"
              + " when the backup is deleted")
  void remainsStay(String backup, String target, String reason);
}
