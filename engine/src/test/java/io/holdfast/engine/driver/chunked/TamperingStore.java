package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A store that can be made to lose, change, fail and remember, for tests. */
final class TamperingStore implements ObjectStore {

  private final ObjectStore store;
  private final List<String> puts = new CopyOnWriteArrayList<>();
  private volatile String failing = "\0";

  TamperingStore(ObjectStore store) {
    this.store = store;
  }

  /** The names that were put, in the order in which the puts ended. */
  List<String> puts() {
    return List.copyOf(puts);
  }

  /** From now on, objects with names that end so can be neither put nor read. */
  void fail(String suffix) {
    failing = suffix;
  }

  /** Replaces the content of an object. */
  void change(String container, String name, UnaryOperator<byte[]> change) throws IOException {
    byte[] content;
    try (InputStream input = store.get(container, name)) {
      content = input.readAllBytes();
    }
    store.delete(container, name);
    store.put(container, name, Payload.of(change.apply(content)));
  }

  @Override
  public void put(String container, String name, Payload payload) throws IOException {
    if (name.endsWith(failing)) {
      throw new IOException("no space left for " + name);
    }
    store.put(container, name, payload);
    puts.add(name);
  }

  @Override
  public InputStream get(String container, String name) throws IOException {
    InputStream input = store.get(container, name);
    if (!name.endsWith(failing)) {
      return input;
    }
    input.close();
    return new BrokenStream();
  }

  private static final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("connection lost");
    }
  }

  @Override
  public void checkContainer(String container)
      throws io.holdfast.engine.store.InvalidNameException {
    store.checkContainer(container);
  }

  @Override
  public List<String> list(String container, String prefix) throws IOException {
    return store.list(container, prefix);
  }

  @Override
  public void delete(String container, String name) throws IOException {
    store.delete(container, name);
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
