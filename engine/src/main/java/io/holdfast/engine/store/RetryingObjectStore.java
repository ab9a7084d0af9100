package io.holdfast.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.util.Collection;
import java.util.List;

/**
 * A store that is asked again when it fails for a time. Failures for good are passed on at once.
 *
 * <p>A put that failed may have been done all the same. If the next attempt finds the object there,
 * what is there is compared with what was to be put: equal is done, different was there before.
 */
public final class RetryingObjectStore implements ObjectStore {

  private final ObjectStore store;
  private final StoreRetries retries;
  private final RetrySettings settings;

  public RetryingObjectStore(ObjectStore store, RetrySettings settings) {
    this.store = store;
    this.settings = settings;
    this.retries = new StoreRetries(settings);
  }

  /** A call that gives nothing back. */
  @FunctionalInterface
  private interface Call {
    void run() throws IOException;
  }

  private void call(String what, Call call) throws IOException {
    retries.call(
        what,
        former -> {
          call.run();
          return null;
        });
  }

  private static String object(String container, String name) {
    return container + "/" + name;
  }

  @Override
  public void checkContainer(String container) throws InvalidNameException {
    store.checkContainer(container);
  }

  @Override
  public void put(String container, String name, Payload payload) throws IOException {
    retries.call(
        "Storing " + object(container, name),
        former -> {
          put(container, name, payload, former);
          return null;
        });
  }

  private void put(String container, String name, Payload payload, int former) throws IOException {
    try {
      store.put(container, name, payload);
    } catch (FileAlreadyExistsException exists) {
      if (former == 0 || !holds(container, name, payload)) {
        throw exists;
      }
    }
  }

  private boolean holds(String container, String name, Payload payload) throws IOException {
    try (InputStream stored = store.get(container, name);
        ComparingChannel comparison = new ComparingChannel(stored)) {
      payload.writeTo(comparison);
      return comparison.equal();
    }
  }

  /** The stream opens the object again where it was, when the store breaks off in the middle. */
  @Override
  public InputStream get(String container, String name) throws IOException {
    String what = "Reading " + object(container, name);
    InputStream first = retries.call(what, former -> store.get(container, name));
    return new ResumedStream(
        what, first, () -> store.get(container, name), retries, settings.attempts());
  }

  @Override
  public List<String> list(String container, String prefix) throws IOException {
    return retries.call(
        "Listing " + object(container, prefix), former -> store.list(container, prefix));
  }

  @Override
  public void delete(String container, String name) throws IOException {
    call("Deleting " + object(container, name), () -> store.delete(container, name));
  }

  @Override
  public void deleteAll(String container, Collection<String> names) throws IOException {
    call(
        "Deleting " + names.size() + " objects in " + container,
        () -> store.deleteAll(container, names));
  }

  @Override
  public void deleteUnfinished(String container, String prefix) throws IOException {
    call(
        "Deleting what is unfinished of " + object(container, prefix),
        () -> store.deleteUnfinished(container, prefix));
  }

  @Override
  public void deleteContainerIfEmpty(String container) throws IOException {
    call("Deleting " + container, () -> store.deleteContainerIfEmpty(container));
  }

  /** Not tried again: who asks wants to know how things are now. */
  @Override
  public void check() throws IOException {
    store.check();
  }
}
