package io.holdfast.engine.pipeline;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Runs tasks of one job on a shared executor, at most so many at a time, and takes their results in
 * the order they were given. One thread gives the tasks. After a failure nothing more is begun, and
 * {@link #close} returns only when no task of the job runs any more.
 */
public final class BoundedTasks<T> implements AutoCloseable {

  /** Takes results, in order. */
  @FunctionalInterface
  public interface Receiver<T> {
    void take(T result) throws IOException;
  }

  private final ExecutorService executor;
  private final int atOnce;
  private final Receiver<T> receiver;
  private final Deque<Future<T>> running = new ArrayDeque<>();

  public BoundedTasks(ExecutorService executor, int atOnce, Receiver<T> receiver) {
    this.executor = executor;
    this.atOnce = atOnce;
    this.receiver = receiver;
  }

  /**
   * Takes the results that are there, and waits until a task may begin; memory for it is best taken
   * after that.
   */
  public void awaitPlace() throws IOException {
    while (!running.isEmpty() && (running.peek().isDone() || running.size() >= atOnce)) {
      takeOldest();
    }
  }

  /** Begins the task when there is a place for it. */
  public void submit(Callable<T> task) throws IOException {
    awaitPlace();
    running.add(executor.submit(task));
  }

  /** Takes the results of all tasks. */
  public void finish() throws IOException {
    while (!running.isEmpty()) {
      takeOldest();
    }
  }

  private void takeOldest() throws IOException {
    Future<T> oldest = running.peek();
    T result = resultOf(oldest);
    running.remove();
    receiver.take(result);
  }

  private static <T> T resultOf(Future<T> task) throws IOException {
    try {
      return task.get();
    } catch (ExecutionException failure) {
      throw asIoException(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for windows in flight");
    }
  }

  private static IOException asIoException(Throwable cause) {
    if (cause instanceof IOException expected) {
      return expected;
    }
    return new IOException("A window could not be dealt with: " + cause, cause);
  }

  /** Waits until every task that was begun has ended, well or not. */
  @Override
  public void close() {
    boolean interrupted = false;
    while (!running.isEmpty()) {
      try {
        running.peek().get();
        running.remove();
      } catch (ExecutionException alreadyReported) {
        running.remove();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
