package io.holdfast.engine.store;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What operators are told of stores; ids 4000 to 4999. */
@MessageLogger(projectCode = "HOLDFAST", length = 5)
@ValidIdRange(min = 4000, max = 4999)
interface StoreLog extends BasicLogger {

  StoreLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), StoreLog.class, "io.holdfast.engine.store");

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 4000, value = "%s failed and is tried again in %d ms: %s")
  void triedAgain(String what, long waitMillis, String reason);
}
