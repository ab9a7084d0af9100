package io.holdfast.google.standin;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.concurrent.atomic.AtomicInteger;

/** What the stand-in does wrong on demand. Threads: any. */
public final class Faults {

  private final AtomicInteger wrongDigests = new AtomicInteger();
  private final AtomicInteger shortChunks = new AtomicInteger();
  private volatile boolean noBatches;
  private volatile int keptBytes;

  /** Says another MD5 of the next objects than they have, as if it had stored other bytes. */
  public void wrongDigests(int times) {
    wrongDigests.set(times);
  }

  /** Keeps only so many bytes of each of the next chunks, as the service may. */
  public void shortChunks(int times, int bytes) {
    keptBytes = bytes;
    shortChunks.set(times);
  }

  /** Knows no batches, as some other servers of the API. */
  public void noBatches() {
    noBatches = true;
  }

  boolean takesBatches() {
    return !noBatches;
  }

  int keptOfNextChunk() {
    return shortChunks.getAndUpdate(left -> Math.max(0, left - 1)) > 0
        ? keptBytes
        : Integer.MAX_VALUE;
  }

  JsonObject said(JsonObject object) {
    boolean wrong = wrongDigests.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    return wrong
        ? Json.createObjectBuilder(object).add("md5Hash", "AAAAAAAAAAAAAAAAAAAAAA==").build()
        : object;
  }
}
