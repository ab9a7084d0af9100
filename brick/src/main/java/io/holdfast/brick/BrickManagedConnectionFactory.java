package io.holdfast.brick;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.Subject;

/** Makes the pool's connections. Configured by the server through its bean properties. */
public final class BrickManagedConnectionFactory implements ManagedConnectionFactory {

  private String rootList = "";
  private transient PrintWriter log;

  /**
   * Sets the folders below which local devices may lie.
   *
   * @param pathList absolute or relative to the server's working folder, separated as in a path
   *     list
   */
  public void setRoots(String pathList) {
    rootList = Objects.requireNonNull(pathList, "Roots");
  }

  /** The folders as they were configured. */
  public String getRoots() {
    return rootList;
  }

  LocalRoots roots() {
    return LocalRoots.parse(rootList);
  }

  @Override
  public Object createConnectionFactory(ConnectionManager pool) {
    return new PooledBrickConnectionFactory(this, pool);
  }

  @Override
  public Object createConnectionFactory() throws ResourceException {
    throw new NotSupportedException("The brick adapter works with a server's pool only.");
  }

  /** Without a request (the pool is being filled or tested) the first folder stands for all. */
  @Override
  public ManagedConnection createManagedConnection(Subject subject, ConnectionRequestInfo info)
      throws ResourceException {
    if (info instanceof DeviceRequest request) {
      return new LocalConnection(request.root());
    }
    return new LocalConnection(roots().folders().get(0));
  }

  @Override
  public ManagedConnection matchManagedConnections(
      @SuppressWarnings("rawtypes") Set candidates, Subject subject, ConnectionRequestInfo info) {
    for (Object candidate : candidates) {
      if (candidate instanceof LocalConnection connection && connection.serves(info)) {
        return connection;
      }
    }
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter writer) {
    log = writer;
  }

  @Override
  public PrintWriter getLogWriter() {
    return log;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BrickManagedConnectionFactory factory
        && factory.rootList.equals(rootList);
  }

  @Override
  public int hashCode() {
    return rootList.hashCode();
  }
}
