package io.holdfast.target;

import io.holdfast.identity.LoggedRequest;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks on threads of the server, whose lines in the log then name the request of whoever gave
 * the task. The threads are the server's to end.
 */
final class LoggingExecutor extends AbstractExecutorService {

  private final Executor threads;

  LoggingExecutor(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable task) {
    String request = LoggedRequest.current();
    threads.execute(() -> run(task, request));
  }

  private static void run(Runnable task, String request) {
    LoggedRequest.resume(request);
    try {
      task.run();
    } finally {
      LoggedRequest.end();
    }
  }

  @Override
  public void shutdown() {
    throw new UnsupportedOperationException("the server ends its threads");
  }

  @Override
  public List<Runnable> shutdownNow() {
    throw new UnsupportedOperationException("the server ends its threads");
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    throw new UnsupportedOperationException("the server ends its threads");
  }
}
