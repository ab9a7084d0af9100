package io.holdfast.launcher;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stops everything once, at the end of the work or at a signal, whichever comes first. */
final class Closing implements Runnable {

  private final Holdfast holdfast;
  private final AtomicBoolean begun = new AtomicBoolean();

  private Closing(Holdfast holdfast) {
    this.holdfast = holdfast;
  }

  static Closing atExit(Holdfast holdfast) {
    Closing closing = new Closing(holdfast);
    Runtime.getRuntime().addShutdownHook(new Thread(closing, "stop"));
    return closing;
  }

  /** True once everything is being stopped, so that what fails now fails because of it. */
  boolean begun() {
    return begun.get();
  }

  @Override
  public void run() {
    if (begun.getAndSet(true)) {
      return;
    }
    System.out.println("\nStopping ...");
    try {
      holdfast.stop();
      System.out.println("Stopped.");
    } catch (IOException failure) {
      System.err.println("Could not stop everything: " + failure.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
