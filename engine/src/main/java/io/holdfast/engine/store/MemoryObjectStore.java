package io.holdfast.engine.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Objects in memory: for tests and trials. Durable as long as the process. */
public final class MemoryObjectStore implements ObjectStore {

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

  @Override
  public void checkContainer(String container) throws InvalidNameException {
    StoreNames.check("container", container);
  }

  @Override
  public void put(String container, String name, Payload payload) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    payload.writeTo(Channels.newChannel(bytes));
    if (objects.putIfAbsent(key(container, name), bytes.toByteArray()) != null) {
      throw new FileAlreadyExistsException(name);
    }
  }

  @Override
  public InputStream get(String container, String name) throws IOException {
    byte[] bytes = objects.get(key(container, name));
    if (bytes == null) {
      throw new NoSuchFileException(name);
    }
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public List<String> list(String container, String prefix) throws IOException {
    checkContainer(container);
    String start = container + "//";
    return objects.keySet().stream()
        .filter(key -> key.startsWith(start + prefix))
        .map(key -> key.substring(start.length()))
        .sorted()
        .toList();
  }

  @Override
  public void delete(String container, String name) throws IOException {
    objects.remove(key(container, name));
  }

  @Override
  public void deleteUnfinished(String container, String prefix) throws InvalidNameException {
    checkContainer(container);
  }

  @Override
  public void deleteContainerIfEmpty(String container) throws InvalidNameException {
    checkContainer(container);
  }

  @Override
  public void check() {
    // Memory is always there.
  }

  private String key(String container, String name) throws InvalidNameException {
    checkContainer(container);
    StoreNames.check("object name", name);
    return container + "//" + name;
  }
}
