package io.holdfast.launcher;

import java.io.PrintStream;
import java.util.Locale;

/** Tells a person what is going on: one line a step, growing on a terminal. */
final class Progress {

  private static final long QUIET = 5_000_000_000L;

  private final PrintStream out;
  private final boolean terminal;
  private final long begin = System.nanoTime();
  private String step = "";
  private long stepBegin = begin;
  private long lastLine = begin;

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** A step begins. */
  void step(String text) {
    step = text;
    stepBegin = System.nanoTime();
    lastLine = stepBegin;
    show("...", terminal ? "" : "\n");
  }

  /** The step is still going on; without a terminal said every five seconds only. */
  void still(String detail) {
    long now = System.nanoTime();
    if (terminal) {
      show("... " + detail, "");
    } else if (now - lastLine > QUIET) {
      lastLine = now;
      show("... " + detail, "\n");
    }
  }

  /** The step has ended. */
  void done(String result) {
    String took = String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - stepBegin) / 1e9);
    show(result.isEmpty() ? took : result + ", " + took, "\n");
  }

  private void show(String detail, String end) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    String line = String.format(Locale.ROOT, "[%6.1f s] %s: %s", seconds, step, detail);
    out.print((terminal ? "\r\033[K" : "") + line + end);
    out.flush();
  }
}
