package io.holdfast.bench.api;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How long the requests of a run took, in microseconds.
 *
 * @param counts how many requests took so long
 */
record Latencies(NavigableMap<Long, Long> counts) {

  Latencies {
    counts = new TreeMap<>(counts);
  }

  /**
   * Those of the requests that were sent. To one that took twice the mean interval or more, wrk
   * adds those that a client would have sent meanwhile which sends at that interval whether it is
   * answered or not ({@code stats_correct}). That interval is each server's own, so that the faster
   * server would be measured under more load: the additions are taken out again.
   *
   * @param pairs as {@code 450:12 460:3}
   * @param interval the mean time from one request of a connection to the next
   */
  static Latencies ofWrk(String pairs, long interval) {
    NavigableMap<Long, Long> counts = new TreeMap<>();
    for (String pair : pairs.strip().split(" ")) {
      String[] words = pair.split(":");
      counts.put(Long.valueOf(words[0]), Long.valueOf(words[1]));
    }
    // From the longest, to which nothing was added.
    for (Long time = counts.lastKey();
        time != null && time >= 2 * interval;
        time = counts.lowerKey(time)) {
      takeAdditionsOut(counts, time, interval);
    }
    return new Latencies(counts);
  }

  private static void takeAdditionsOut(Map<Long, Long> counts, long time, long interval) {
    long requests = counts.get(time);
    for (long added = time - interval; requests > 0 && added > interval; added -= interval) {
      counts.merge(added, -requests, Long::sum);
    }
  }

  /** So many of a hundred requests took this long at the most. */
  long percentile(double percent) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    long rank = (long) Math.ceil(all * percent / 100);
    long seen = 0;
    for (Map.Entry<Long, Long> entry : counts.entrySet()) {
      seen += entry.getValue();
      if (seen >= rank) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("no requests");
  }
}
