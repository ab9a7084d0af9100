package io.holdfast.messaging;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.SourceVersion;

/** A request that is kept because it could not be done. */
final class DeadLetter {

  /** Property with the answer that nobody could be told. */
  static final String REASON = "holdfast_reason";

  private DeadLetter() {}

  /** Adds a property to a message that was received, which JMS allows only if all are set anew. */
  static void giveReason(Message received, String reason) throws JMSException {
    Map<String, Object> properties = properties(received);
    received.clearProperties();
    for (Map.Entry<String, Object> property : properties.entrySet()) {
      received.setObjectProperty(property.getKey(), property.getValue());
    }
    received.setStringProperty(REASON, reason);
  }

  /** Those that JMS lets be set: not its own, nor headers of other protocols. */
  private static Map<String, Object> properties(Message message) throws JMSException {
    Map<String, Object> properties = new LinkedHashMap<>();
    Enumeration<?> names = message.getPropertyNames();
    while (names.hasMoreElements()) {
      String name = (String) names.nextElement();
      if (!name.startsWith("JMSX") && SourceVersion.isIdentifier(name)) {
        properties.put(name, message.getObjectProperty(name));
      }
    }
    return properties;
  }
}
