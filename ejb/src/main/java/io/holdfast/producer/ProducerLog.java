package io.holdfast.producer;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What operators are told of producers; ids 800 to 899. */
@MessageLogger(projectCode = "HOLDFAST", length = 5)
@ValidIdRange(min = 800, max = 899)
public interface ProducerLog extends BasicLogger {

  ProducerLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), ProducerLog.class, "io.holdfast.producer");

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 800,
      value =
          "The user %s of the broker asked for project %s (%s), which is not granted to them; add it to holdfast.producers if it should be")
  void notGranted(String user, String project, String action);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 801,
      value = "Old requests by message were not forgotten; it is tried again in a minute")
  void notForgotten(@Cause Throwable failure);
}
