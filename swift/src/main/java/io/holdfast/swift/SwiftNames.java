package io.holdfast.swift;

import io.holdfast.engine.store.InvalidNameException;
import io.holdfast.engine.store.StoreNames;
import java.nio.charset.StandardCharsets;

/** Which names Swift holds, by its default constraints. */
final class SwiftNames {

  private static final int LONGEST_CONTAINER = 256;
  private static final int LONGEST_OBJECT = 1024;

  private SwiftNames() {}

  static void checkContainer(String container) throws InvalidNameException {
    StoreNames.check("container", container);
    if (container.contains("/")) {
      throw new InvalidNameException("a container of Swift has no slash in its name");
    }
    checkLength("container", container, LONGEST_CONTAINER);
  }

  static void checkObject(String name) throws InvalidNameException {
    StoreNames.check("object name", name);
    checkLength("object name", name, LONGEST_OBJECT);
  }

  private static void checkLength(String what, String name, int longest)
      throws InvalidNameException {
    if (name.getBytes(StandardCharsets.UTF_8).length > longest) {
      throw new InvalidNameException(
          "a " + what + " of Swift has at most " + longest + " bytes as UTF-8");
    }
  }
}
