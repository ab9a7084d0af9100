package io.holdfast.configuration;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What operators are told of the configuration; ids 100 to 199. */
@MessageLogger(projectCode = "HOLDFAST", length = 5)
@ValidIdRange(min = 100, max = 199)
public interface ConfigurationLog extends BasicLogger {

  ConfigurationLog LOG =
      Logger.getMessageLogger(
          java.lang.invoke.MethodHandles.lookup(),
          ConfigurationLog.class,
          "io.holdfast.configuration");

  @Message(
      id = 100,
      value =
          "Unknown configuration: %s. Correct or remove it; every key is listed in docs/CONFIGURATION.md")
  IllegalStateException unknownKeys(String keys);

  @Message(
      id = 101,
      value = "holdfast.window is %d bytes and must be a multiple of holdfast.hash-block, %d bytes")
  IllegalStateException windowNotMultiple(long window, long hashBlock);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 102,
      value =
          "holdfast.auth=noauth: every caller acts as administrator. Requests that do not arrive on a loopback address are refused")
  void developmentAuthentication();

  @Message(
      id = 103,
      value =
          "holdfast.auth=keystone needs holdfast.keystone.auth-url and holdfast.keystone.password (variable HOLDFAST_KEYSTONE_PASSWORD)")
  IllegalStateException keystoneIncomplete();
}
