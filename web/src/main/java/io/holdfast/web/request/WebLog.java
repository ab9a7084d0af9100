package io.holdfast.web.request;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What operators are told of the REST edge; ids 3000 to 3999. */
@MessageLogger(projectCode = "HOLDFAST", length = 5)
@ValidIdRange(min = 3000, max = 3999)
public interface WebLog extends BasicLogger {

  WebLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), WebLog.class, "io.holdfast.web");

  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 3000, value = "Request %s failed; its caller got a fault with code 500")
  void requestFailed(String requestId, @Cause Throwable cause);
}
