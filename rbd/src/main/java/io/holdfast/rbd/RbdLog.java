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
          "%s was not closed: %s. Its memory stays taken until the server ends, and other clients may find it in use")
  void notClosed(String image, String reason);
}
