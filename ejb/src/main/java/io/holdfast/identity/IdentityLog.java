package io.holdfast.identity;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What operators are told of authentication, never a token; ids 500 to 599. */
@MessageLogger(projectCode = "HOLDFAST", length = 5)
@ValidIdRange(min = 500, max = 599)
public interface IdentityLog extends BasicLogger {

  IdentityLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), IdentityLog.class, "io.holdfast.identity");

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 500,
      value =
          "The Identity service at %s does not validate tokens: %s. Callers whose tokens are not remembered get 503")
  void identityLost(String address, String reason);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 501, value = "The Identity service at %s validates tokens again")
  void identityBack(String address);
}
