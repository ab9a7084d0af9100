package io.holdfast.engine.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * A store whose calls fail as they are told to, before or after they are done. Threads: any, if it
 * is not told anything meanwhile.
 */
public final class FailingStore implements ObjectStore {

  /** How a call goes. */
  public enum Fate {
    DONE,
    NOT_DONE,
    DONE_BUT_UNSAID,
    CUT
  }

  private final ObjectStore store;
  private final Deque<Fate> fates = new ArrayDeque<>();
  private IOException failure = new TemporaryStoreException("503 from the store");
  private Supplier<Fate> otherwise = () -> Fate.DONE;
  private int calls;

  public FailingStore(ObjectStore store) {
    this.store = store;
  }

  /** How calls go for which nothing else is planned; asked by one thread at a time. */
  public FailingStore otherwise(Supplier<Fate> fate) {
    otherwise = fate;
    return this;
  }

  private synchronized Fate fate() {
    calls++;
    return fates.isEmpty() ? otherwise.get() : fates.poll();
  }

  FailingStore next(Fate... next) {
    fates.addAll(List.of(next));
    return this;
  }

  FailingStore with(IOException failing) {
    failure = failing;
    return this;
  }

  synchronized int calls() {
    return calls;
  }

  private interface Call<T> {
    T run() throws IOException;
  }

  private <T> T run(Call<T> call) throws IOException {
    return run(fate(), call);
  }

  private <T> T run(Fate fate, Call<T> call) throws IOException {
    if (fate == Fate.NOT_DONE) {
      throw failure;
    }
    T result = call.run();
    if (fate == Fate.DONE_BUT_UNSAID) {
      throw failure;
    }
    return result;
  }

  @Override
  public void checkContainer(String container) throws InvalidNameException {
    store.checkContainer(container);
  }

  @Override
  public void put(String container, String name, Payload payload) throws IOException {
    run(
        () -> {
          store.put(container, name, payload);
          return null;
        });
  }

  @Override
  public InputStream get(String container, String name) throws IOException {
    Fate fate = fate();
    InputStream whole = run(fate, () -> store.get(container, name));
    return fate == Fate.CUT ? cut(whole) : whole;
  }

  /** Gives three bytes and then breaks off. */
  private InputStream cut(InputStream whole) {
    return new FilterInputStream(whole) {
      private int left = 3;

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
          throw failure;
        }
        int read = super.read(target, offset, Math.min(left, length));
        left -= read;
        return read;
      }

      @Override
      public long skip(long count) throws IOException {
        return super.read(new byte[1], 0, 1);
      }
    };
  }

  @Override
  public List<String> list(String container, String prefix) throws IOException {
    return run(() -> store.list(container, prefix));
  }

  @Override
  public void delete(String container, String name) throws IOException {
    run(
        () -> {
          store.delete(container, name);
          return null;
        });
  }

  @Override
  public void deleteAll(String container, Collection<String> names) throws IOException {
    run(
        () -> {
          store.deleteAll(container, names);
          return null;
        });
  }

  @Override
  public void deleteUnfinished(String container, String prefix) throws IOException {
    store.deleteUnfinished(container, prefix);
  }

  @Override
  public void deleteContainerIfEmpty(String container) throws IOException {
    store.deleteContainerIfEmpty(container);
  }

  @Override
  public void check() throws IOException {
    store.check();
  }
}
