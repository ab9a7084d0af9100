package io.holdfast.rbd;

import java.io.Closeable;
import java.io.IOException;

/**
 * A connection that is made when it is first needed, shared by all who use it, and made anew after
 * the cluster shut it out. The library itself finds back to monitors and OSDs that were away.
 * Threads: any.
 */
public final class ClusterConnection implements Closeable {

  /** Says how to log in; asked for each new connection, so that a changed key is seen. */
  @FunctionalInterface
  public interface Login {
    ClusterLogin read() throws IOException;
  }

  /** Something done in an open pool. */
  @FunctionalInterface
  public interface PoolWork<T> {
    T in(Pool pool) throws IOException;
  }

  private final Login login;
  private Cluster current;
  private boolean closed;

  public ClusterConnection(Login login) {
    this.login = login;
  }

  /**
   * The connection, made if there is none.
   *
   * @throws IOException if the cluster cannot be reached, or this was closed
   */
  public synchronized Cluster cluster() throws IOException {
    if (closed) {
      throw new IOException("The connection to the cluster is closed");
    }
    if (current == null) {
      current = Cluster.connect(login.read());
    }
    return current;
  }

  /**
   * Opens a pool; the caller closes it.
   *
   * @throws CephException missing
   */
  public Pool pool(String name) throws IOException {
    Cluster cluster = cluster();
    try {
      return cluster.pool(name);
    } catch (CephException failure) {
      seen(failure, cluster);
      throw failure;
    }
  }

  /** Works in a pool that is closed afterwards. */
  public <T> T in(String poolName, PoolWork<T> work) throws IOException {
    try (Pool pool = pool(poolName)) {
      return work.in(pool);
    } catch (CephException failure) {
      seen(failure, current());
      throw failure;
    }
  }

  /** Notes a failure: after one that says that the connection is shut out, a new one is made. */
  public synchronized void seen(CephException failure, Cluster where) {
    if (failure.shutOut() && current != null && current == where) {
      current.close();
      current = null;
    }
  }

  private synchronized Cluster current() {
    return current;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (current != null) {
      current.close();
      current = null;
    }
  }
}
