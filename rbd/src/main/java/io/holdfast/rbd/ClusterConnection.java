package io.holdfast.rbd;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

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
  private CompletableFuture<Cluster> connecting;
  private boolean closed;

  public ClusterConnection(Login login) {
    this.login = login;
  }

  /**
   * The connection, made if there is none. All who ask while it is made wait for the one attempt:
   * no one waits for those of others after it.
   *
   * @throws IOException if the cluster cannot be reached, or this was closed
   */
  public Cluster cluster() throws IOException {
    CompletableFuture<Cluster> attempt;
    boolean mine;
    synchronized (this) {
      requireOpen();
      if (current != null) {
        return current;
      }
      mine = connecting == null;
      if (mine) {
        connecting = new CompletableFuture<>();
      }
      attempt = connecting;
    }
    return mine ? connect(attempt) : join(attempt);
  }

  private synchronized void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("The connection to the cluster is closed");
    }
  }

  private Cluster connect(CompletableFuture<Cluster> attempt) throws IOException {
    try {
      Cluster made = Cluster.connect(login.read());
      keep(made);
      attempt.complete(made);
      return made;
    } catch (IOException | RuntimeException | Error failure) {
      forget();
      attempt.completeExceptionally(failure);
      throw failure;
    }
  }

  private void keep(Cluster made) throws IOException {
    synchronized (this) {
      connecting = null;
      if (!closed) {
        current = made;
        return;
      }
    }
    made.close();
    requireOpen();
  }

  private synchronized void forget() {
    connecting = null;
  }

  private Cluster join(CompletableFuture<Cluster> attempt) throws IOException {
    try {
      return attempt.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the cluster");
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof InterruptedIOException) {
        // Who made the attempt was told to stop, which says nothing of the cluster.
        return cluster();
      }
      throw failure.getCause() instanceof IOException expected
          ? expected
          : new IOException(failure.getCause().toString(), failure.getCause());
    }
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
      try {
        return work.in(pool);
      } catch (CephException failure) {
        seen(failure, pool.cluster());
        throw failure;
      }
    }
  }

  /** Notes a failure: after one that says that the connection is shut out, a new one is made. */
  public void seen(CephException failure, Cluster where) {
    if (failure.shutOut() && forget(where)) {
      where.close();
    }
  }

  /** False if it was not the connection that others get. */
  private synchronized boolean forget(Cluster where) {
    boolean known = current != null && current == where;
    current = known ? null : current;
    return known;
  }

  /** Lets nobody in any more; the connection ends with the last one who uses it. */
  @Override
  public void close() {
    Cluster last;
    synchronized (this) {
      closed = true;
      last = current;
      current = null;
    }
    if (last != null) {
      last.close();
    }
  }
}
