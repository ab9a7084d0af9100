package io.holdfast.system;

import java.util.Set;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** An Artemis broker as an operator brings one: apart from the server, with a user of its own. */
final class OwnBroker {

  private OwnBroker() {}

  static EmbeddedActiveMQ start(int port, String user, String password) throws Exception {
    Role role =
        new Role(
            "holdfast", true, true, true, true, true, true, false, true, true, true, false, false);
    AddressSettings settings =
        new AddressSettings()
            .setDeadLetterAddress(SimpleString.of("jms.queue.holdfast.dead"))
            .setMaxDeliveryAttempts(5);
    Configuration configuration =
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port)
            .addAddressSetting("jms.queue.holdfast.#", settings)
            .putSecurityRoles("#", Set.of(role));
    SecurityConfiguration users = new SecurityConfiguration();
    users.addUser(user, password);
    users.addRole(user, "holdfast");
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(configuration);
    broker.setSecurityManager(
        new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
    return broker.start();
  }

  /** Messages that have come to the queue since the broker started. */
  static long messagesThrough(EmbeddedActiveMQ broker, String queue) {
    return broker.getActiveMQServer().locateQueue(SimpleString.of(queue)).getMessagesAdded();
  }
}
