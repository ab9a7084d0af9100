package io.holdfast.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;

/**
 * Objects in containers. What a caller may rely on:
 *
 * <ul>
 *   <li>a put is atomic: an object is there whole or not at all, whatever happens in the middle;
 *   <li>when a put has returned, the object is durable and every reader sees it;
 *   <li>nothing that a put has stored is overwritten by a later one; of puts of one name at the
 *       same moment one wins, or, in a store that can only look before it writes, the last: names
 *       carry the id of the backup, which one job at a time has;
 *   <li>names and containers are checked: nothing outside the store is touched, whatever they say;
 *   <li>all methods may be called from any thread at the same time.
 * </ul>
 *
 * <p>Failures: {@link TemporaryStoreException} if the same call may succeed later, {@link
 * java.nio.file.NoSuchFileException} for an object that is not there, {@link
 * java.nio.file.FileAlreadyExistsException} for one that is, any other {@link IOException} for
 * good.
 */
public interface ObjectStore {

  /**
   * Checks a container's name without touching anything.
   *
   * @throws InvalidNameException if it could lead outside the store
   */
  void checkContainer(String container) throws InvalidNameException;

  /** Stores an object; makes the container if it is missing. */
  void put(String container, String name, Payload payload) throws IOException;

  /** Reads an object; the caller closes the stream. */
  InputStream get(String container, String name) throws IOException;

  /**
   * The names of all objects that begin with the prefix, in order; none if there is no container.
   */
  List<String> list(String container, String prefix) throws IOException;

  /** Removes an object; one that is not there is no error. */
  void delete(String container, String name) throws IOException;

  /**
   * Removes many objects, in as few requests as the store can; those that are not there are no
   * error. If it fails, some of them may be gone.
   */
  default void deleteAll(String container, Collection<String> names) throws IOException {
    for (String name : names) {
      delete(container, name);
    }
  }

  /**
   * Removes what interrupted puts of names with this prefix left behind. Not to be called while
   * such a put runs: it would fail.
   */
  void deleteUnfinished(String container, String prefix) throws IOException;

  /** Removes a container if it holds nothing; otherwise leaves it. */
  void deleteContainerIfEmpty(String container) throws IOException;

  /** Cheap check that the store can be reached and written. */
  void check() throws IOException;
}
