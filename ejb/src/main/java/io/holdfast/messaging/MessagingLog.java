package io.holdfast.messaging;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What operators are told of messages; ids 400 to 499. */
@MessageLogger(projectCode = "HOLDFAST", length = 5)
@ValidIdRange(min = 400, max = 499)
public interface MessagingLog extends BasicLogger {

  MessagingLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), MessagingLog.class, "io.holdfast.messaging");

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 400,
      value = "A job message has no readable text and is dropped; its job is sent again")
  void unreadable(@Cause Throwable failure);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 401,
      value =
          "A request by message failed; it comes again a few times, and is a dead letter in the end")
  void requestFailed(@Cause Throwable failure);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 402, value = "An event could not be read; who waits for its result is not told")
  void resultNotTold(@Cause Throwable failure);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 403,
      value = "Nobody is at %s any more, where the answer to a request by message was to go (%s)")
  void replyAddressGone(String address, String reason);
}
