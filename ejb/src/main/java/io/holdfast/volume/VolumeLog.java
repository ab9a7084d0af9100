package io.holdfast.volume;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What operators are told of volumes and snapshots; ids 2000 to 2999. */
@MessageLogger(projectCode = "HOLDFAST", length = 5)
@ValidIdRange(min = 2000, max = 2999)
public interface VolumeLog extends BasicLogger {

  VolumeLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), VolumeLog.class, "io.holdfast.volume");

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 2000, value = "Made %s of %d GiB")
  void made(DeviceReference device, int gibibytes);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 2001, value = "Deleted %s")
  void deleted(DeviceReference device);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 2002, value = "Extended %s to %d GiB")
  void extended(DeviceReference device, int gibibytes);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 2003,
      value = "%s %s is not temporary, so it is not deleted. The backup's record names a wrong id")
  void notTemporary(String kind, String id);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 2004, value = "Temporary %s lies on node %s and stays there. Delete it by hand")
  void leftOnNode(DeviceReference device, String node);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 2005, value = "%s went away while it was connected. Check the volume")
  void goneWhileConnected(DeviceReference device);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 2006, value = "The size of %s cannot be found out, so its row keeps its own: %s")
  void sizeUnknown(DeviceReference device, String reason);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 2007, value = "Made %s of %s")
  void snapped(DeviceReference snapshot, DeviceReference volume);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 2008, value = "Whether %s is still there cannot be found out: %s")
  void unreachable(DeviceReference device, String reason);

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 2013, value = "Kept the state %s of %s")
  void kept(String state, DeviceReference volume);

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 2014, value = "Removed the state %s of %s")
  void forgotten(String state, DeviceReference volume);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 2015,
      value =
          "The state of %s that backup %s read could not be removed and stays (%s)."
              + " It goes with the volume; for its space, delete the snapshot named after the"
              + " backup")
  void notForgotten(DeviceReference volume, String backup, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 2016,
      value =
          "The oldest states of %s, which backups read, could not be removed and stay (%s)."
              + " The next backup of the volume tries again")
  void notPruned(DeviceReference volume, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 2017,
      value = "Nobody can be told how to connect to %s: %s. Look for it on its backend")
  void notExported(DeviceReference device, String reason);

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 2010, value = "Exported %s as %s")
  void exported(DeviceReference device, String driverVolumeType);

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 2011, value = "Ended the connection to %s")
  void disconnected(DeviceReference device);

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 2012, value = "Took the export of %s away")
  void unexported(DeviceReference device);
}
