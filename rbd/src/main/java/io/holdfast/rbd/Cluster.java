package io.holdfast.rbd;

import com.ceph.rados.IoCTX;
import com.ceph.rados.Rados;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A connection to a cluster as one user: about twelve native threads, so it is shared. Needs no
 * file: the key goes to the library from memory. Threads: any.
 */
public final class Cluster implements Closeable {

  private final ClusterLogin login;
  private final Rados rados;
  private final LimitedCalls calls;
  private final Lifetime lifetime;

  private volatile boolean timedOut;

  private Cluster(ClusterLogin login, Rados rados, LimitedCalls calls) {
    this.login = login;
    this.rados = rados;
    this.calls = calls;
    this.lifetime = new Lifetime("the connection of " + login, this::end);
  }

  private void end() {
    close("To close the connection of " + login, rados::shutDown);
    calls.close();
  }

  /**
   * Connects, which also shows that the user and the key are right.
   *
   * @throws IOException if no monitor answers in time, or the user is not let in
   */
  public static Cluster connect(ClusterLogin login) throws IOException {
    LimitedCalls calls = new LimitedCalls("ceph-" + login.cluster() + "-" + login.user());
    String what = "To connect as " + login;
    // The library keeps its own limit; this one is for the case that it does not.
    Duration limit = login.limits().connectTime().plus(login.limits().callTime());
    try {
      Rados connected =
          calls.make(what, limit, LimitedCalls.Guard.NONE, () -> connected(login), Rados::shutDown);
      return new Cluster(login, connected, calls);
    } catch (IOException failure) {
      calls.close();
      throw failure;
    }
  }

  private static Rados connected(ClusterLogin login) throws IOException {
    Rados rados = new Rados(login.cluster(), "client." + login.user(), 0);
    try {
      for (Map.Entry<String, String> option : ClientOptions.of(login).entrySet()) {
        rados.confSet(option.getKey(), option.getValue());
      }
      rados.connect();
      return rados;
    } catch (IOException | RuntimeException failure) {
      rados.shutDown();
      throw failure;
    }
  }

  /**
   * Opens a pool; the caller closes it.
   *
   * @throws CephException missing, if there is no such pool
   */
  public Pool pool(String name) throws IOException {
    String what = "To open the pool '" + name + "'";
    lifetime.enter();
    try {
      IoCTX context =
          call(what, login.limits().callTime(), () -> rados.ioCtxCreate(name), rados::ioCtxDestroy);
      return new Pool(this, name, context);
    } catch (IOException | RuntimeException failure) {
      lifetime.leave();
      throw failure;
    }
  }

  /** Asks a monitor for something cheap: returns if the connection works. */
  public void check() throws IOException {
    call(
        "To ask the cluster for its state",
        login.limits().requestTime(),
        rados::clusterStat,
        late -> {});
  }

  /** The login, for what is as it. */
  public ClusterLogin login() {
    return login;
  }

  /** Makes a call that ends in time; the connection stays for as long as the call runs. */
  <T> T call(String what, Duration limit, LimitedCalls.Call<T> call, Consumer<T> late)
      throws IOException {
    return noticed(() -> calls.make(what, limit, lifetime, call, late));
  }

  /** The same with a handle of this connection, which stays as well. */
  <T> T call(
      String what,
      Duration limit,
      LimitedCalls.Guard child,
      LimitedCalls.Call<T> call,
      Consumer<T> late)
      throws IOException {
    return noticed(() -> calls.make(what, limit, lifetime.and(child), call, late));
  }

  /**
   * Closes a handle of this connection, which stays in use until that has ended. A failure is told
   * to the operator and not thrown.
   */
  void close(String what, Pool.Command closing) {
    try {
      noticed(
          () -> {
            calls.close(what, login.limits().callTime(), Pool.none(closing));
            return null;
          });
    } catch (IOException failure) {
      RbdLog.LOG.notClosed(failure.getMessage());
    }
  }

  /** Threads that may wait for the library, for as long as a handle of this connection is open. */
  Executor threads() {
    return calls.threads();
  }

  private <T> T noticed(LimitedCalls.Call<T> call) throws IOException {
    try {
      return call.make();
    } catch (CephException failure) {
      notice(failure);
      throw failure;
    }
  }

  /** Takes note of how a call failed. */
  void notice(CephException failure) {
    timedOut |= failure.timedOut();
  }

  /** A pool of this connection was closed for good. */
  void poolEnded(String name, IoCTX context) {
    close(
        "To close the pool '" + name + "'",
        () -> {
          try {
            rados.ioCtxDestroy(context);
          } finally {
            lifetime.leave();
          }
        });
  }

  /** True if the cluster has ever not answered in time: handles may have left locks since. */
  boolean hasTimedOut() {
    return timedOut;
  }

  /** True once the native connection is gone: closed, and all its pools and images too. */
  boolean ended() {
    return lifetime.ended();
  }

  /** Closes the connection; it ends with the last pool and image that use it. */
  @Override
  public void close() {
    lifetime.close();
  }
}
