package io.holdfast.message;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What operators are told of user messages; ids 700 to 799. */
@MessageLogger(projectCode = "HOLDFAST", length = 5)
@ValidIdRange(min = 700, max = 799)
public interface MessageLog extends BasicLogger {

  MessageLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), MessageLog.class, "io.holdfast.message");

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 700, value = "%d expired user messages were removed")
  void expired(int count);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 701,
      value = "Expired user messages could not be removed; it is tried again. Check the database")
  void reaperFailed(@Cause Throwable failure);
}
