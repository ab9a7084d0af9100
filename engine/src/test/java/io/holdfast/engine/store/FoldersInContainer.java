package io.holdfast.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Each container as a folder of one new container, for suites whose containers have names that no
 * bucket can have.
 */
public final class FoldersInContainer implements ObjectStore {

  private final String bucket = "t" + UUID.randomUUID().toString().substring(0, 12);
  private final ObjectStore store;

  public FoldersInContainer(ObjectStore store) {
    this.store = store;
  }

  private String folder(String container) throws InvalidNameException {
    checkContainer(container);
    return container + "/";
  }

  @Override
  public void checkContainer(String container) throws InvalidNameException {
    StoreNames.check("container", container);
    store.checkContainer(bucket);
  }

  @Override
  public void put(String container, String name, Payload payload) throws IOException {
    store.put(bucket, folder(container) + name, payload);
  }

  @Override
  public InputStream get(String container, String name) throws IOException {
    return store.get(bucket, folder(container) + name);
  }

  @Override
  public List<String> list(String container, String prefix) throws IOException {
    String folder = folder(container);
    return store.list(bucket, folder + prefix).stream()
        .map(name -> name.substring(folder.length()))
        .toList();
  }

  @Override
  public void delete(String container, String name) throws IOException {
    store.delete(bucket, folder(container) + name);
  }

  @Override
  public void deleteAll(String container, Collection<String> names) throws IOException {
    String folder = folder(container);
    store.deleteAll(bucket, names.stream().map(name -> folder + name).toList());
  }

  @Override
  public void deleteUnfinished(String container, String prefix) throws IOException {
    store.deleteUnfinished(bucket, folder(container) + prefix);
  }

  @Override
  public void deleteContainerIfEmpty(String container) throws IOException {
    checkContainer(container);
    store.deleteContainerIfEmpty(bucket);
  }

  @Override
  public void check() throws IOException {
    store.check();
  }
}
