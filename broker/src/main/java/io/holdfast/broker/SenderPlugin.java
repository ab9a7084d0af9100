package io.holdfast.broker;

import java.util.Map;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.ServerSessionImpl;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Writes into each message the user who sent it, over whatever the message said. The broker's own
 * setting for this does nothing for AMQP, nor with WildFly's security, which says of a user that it
 * is one, and not who. Threads: any.
 */
public final class SenderPlugin implements ActiveMQServerPlugin {

  /** Name of the property. */
  private static final String SENDER = "holdfast_sender";

  /** Name of the plugin's setting: the user by which Holdfast itself comes from another machine. */
  private static final String SERVICE = "service";

  private volatile String service;

  @Override
  public void init(Map<String, String> settings) {
    setInit(settings);
  }

  @Override
  public void setInit(Map<String, String> settings) {
    service = settings.get(SERVICE);
  }

  @Override
  public void beforeSend(
      ServerSession session,
      Transaction transaction,
      Message message,
      boolean direct,
      boolean noAutoCreateQueue) {
    // What the service sends on keeps the name of who sent it first.
    if (!isInside(session)) {
      name(user(session), message);
    }
  }

  private void name(String user, Message message) {
    if (user == null) {
      message.removeProperty(SENDER);
    } else if (!user.equals(service)) {
      message.putStringProperty(SENDER, user);
    }
    // Messages of AMQP are passed on as they came, unless they are told that they have changed.
    message.reencode();
  }

  private static String user(ServerSession session) {
    if (session.getValidatedUser() != null) {
      return session.getValidatedUser();
    }
    return session instanceof ServerSessionImpl known ? known.getUsername() : null;
  }

  private static boolean isInside(ServerSession session) {
    return session == null
        || session.getRemotingConnection().getTransportConnection() instanceof InVMConnection;
  }
}
