package io.holdfast.brick;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import java.util.HashSet;
import java.util.Set;

/** A pool as a server has one: lends idle connections that match, makes others. */
final class SmallPool implements ConnectionManager, ConnectionEventListener {

  private static final long serialVersionUID = 1L;

  private final transient Set<ManagedConnection> idle = new HashSet<>();
  int made;
  int returned;
  int broken;

  @Override
  public Object allocateConnection(ManagedConnectionFactory factory, ConnectionRequestInfo info)
      throws ResourceException {
    ManagedConnection connection = factory.matchManagedConnections(idle, null, info);
    if (connection == null) {
      connection = factory.createManagedConnection(null, info);
      connection.addConnectionEventListener(this);
      made++;
    }
    idle.remove(connection);
    return connection.getConnection(null, info);
  }

  /** Destroys what nobody uses, as a server's pool does after a while. */
  void destroyIdle() throws ResourceException {
    for (ManagedConnection connection : idle) {
      connection.destroy();
    }
    idle.clear();
  }

  @Override
  public void connectionClosed(ConnectionEvent event) {
    returned++;
    idle.add((ManagedConnection) event.getSource());
  }

  @Override
  public void connectionErrorOccurred(ConnectionEvent event) {
    broken++;
  }

  @Override
  public void localTransactionStarted(ConnectionEvent event) {}

  @Override
  public void localTransactionCommitted(ConnectionEvent event) {}

  @Override
  public void localTransactionRolledback(ConnectionEvent event) {}
}
