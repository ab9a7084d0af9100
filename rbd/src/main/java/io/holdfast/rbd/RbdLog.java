package io.holdfast.rbd;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What operators are told of Ceph. */
@MessageLogger(projectCode = "HOLDFAST", length = 5)
interface RbdLog extends BasicLogger {

  RbdLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), RbdLog.class, "io.holdfast.rbd");

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 2100,
      value =
          "A handle of Ceph was not closed: %s. Its memory stays taken until it is, at the latest when the server ends; an image may be found in use by other clients until then")
  void notClosed(String reason);
}
