package io.holdfast.google;

import com.google.api.client.http.javanet.ConnectionFactory;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Opens connections, and ends those of a request that takes too long: the JDK's limits are for one
 * read, and there is none for a write. Threads: any; it has one of its own.
 */
final class Deadlines implements ConnectionFactory, AutoCloseable {

  private static final int HTTP = 80;

  private final Proxy proxy;
  private final ThreadLocal<Watch> watches = new ThreadLocal<>();
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(1, task -> daemon("google-deadlines", task));

  Deadlines(Optional<URI> proxy) {
    this.proxy = proxy.map(Deadlines::proxy).orElse(Proxy.NO_PROXY);
    clock.setRemoveOnCancelPolicy(true);
  }

  private static Proxy proxy(URI address) {
    int port = address.getPort() < 0 ? HTTP : address.getPort();
    // Resolved at each connection, not for the life of the server.
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port));
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public HttpURLConnection openConnection(URL url) throws IOException {
    Watch watch = watches.get();
    if (watch == null) {
      throw new IllegalStateException("a request has no deadline");
    }
    HttpURLConnection real = (HttpURLConnection) url.openConnection(proxy);
    WatchedConnection connection = new WatchedConnection(url, real, watch);
    watch.add(connection);
    return connection;
  }

  /** Watches the connections that this thread opens, until the watch is closed. */
  Watch begin(Duration limit) {
    Watch watch = new Watch(limit);
    watches.set(watch);
    return watch;
  }

  /** One request, with those that it needs before, as for a token. */
  final class Watch implements AutoCloseable {

    private final Duration limit;
    private final List<WatchedConnection> opened = new ArrayList<>();
    private final Future<?> end;
    private boolean over;

    Watch(Duration limit) {
      this.limit = limit;
      this.end = clock.schedule(this::expire, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void add(WatchedConnection connection) throws IOException {
      requireTime();
      opened.add(connection);
    }

    /** Fails once the time is over; a watch that was closed before has time for ever. */
    synchronized void requireTime() throws IOException {
      if (over) {
        throw tooLong(null);
      }
    }

    private synchronized void expire() {
      over = true;
      // Over TLS the end of one may wait for what it is to end; that must not keep others waiting.
      for (WatchedConnection connection : opened) {
        daemon("google-disconnect", connection::giveUp).start();
      }
    }

    /** What really failed: the request, or its time. */
    synchronized IOException reason(IOException failure) {
      return over ? tooLong(failure) : failure;
    }

    private IOException tooLong(IOException failure) {
      return new IOException("it took longer than " + limit.toMillis() + " ms", failure);
    }

    @Override
    public void close() {
      end.cancel(false);
      watches.remove();
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
