package io.holdfast.engine.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** A store whose next calls fail as they are told to, before or after they are done. */
final class FailingStore implements ObjectStore {

  /** How a call goes. */
  enum Fate {
    DONE,
    NOT_DONE,
    DONE_BUT_UNSAID,
    CUT
  }

  private final ObjectStore store;
  private final Deque<Fate> fates = new ArrayDeque<>();
  private IOException failure = new TemporaryStoreException("503 from the store");
  private int calls;

  FailingStore(ObjectStore store) {
    this.store = store;
  }

  FailingStore next(Fate... next) {
    fates.addAll(List.of(next));
    return this;
  }

  FailingStore with(IOException failing) {
    failure = failing;
    return this;
  }

  int calls() {
    return calls;
  }

  private interface Call<T> {
    T run() throws IOException;
  }

  private <T> T run(Call<T> call) throws IOException {
    calls++;
    Fate fate = fates.isEmpty() ? Fate.DONE : fates.poll();
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
    boolean cut = fates.peek() == Fate.CUT;
    InputStream whole = run(() -> store.get(container, name));
    return cut ? cut(whole) : whole;
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
