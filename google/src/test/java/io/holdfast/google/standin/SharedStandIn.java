package io.holdfast.google.standin;

import java.io.IOException;
import java.io.UncheckedIOException;

/** One stand-in for all tests of a JVM that need none of their own; it ends with the JVM. */
public final class SharedStandIn {

  private static GoogleStandIn standIn;

  private SharedStandIn() {}

  public static synchronized GoogleStandIn get() {
    if (standIn == null) {
      standIn = start();
    }
    return standIn;
  }

  private static GoogleStandIn start() {
    try {
      GoogleStandIn started = new GoogleStandIn();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started)));
      return started;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void end(GoogleStandIn started) {
    try {
      started.close();
    } catch (IOException left) {
      System.err.println("Files of the stand-in for Google are left: " + left.getMessage());
    }
  }
}
