package io.holdfast.identity.keystone;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Lets those who ask the same at the same time share one call and its outcome, failures included.
 * Remembers nothing. Threads: any.
 */
final class SharedCalls<K, V> {

  private final ConcurrentMap<K, CompletableFuture<V>> running = new ConcurrentHashMap<>();

  /**
   * The outcome of a call that somebody else is making, or of one's own.
   *
   * @param call ends by itself, or all who wait would wait for ever
   */
  V get(K key, Supplier<V> call) {
    CompletableFuture<V> own = new CompletableFuture<>();
    CompletableFuture<V> others = running.putIfAbsent(key, own);
    return others == null ? made(key, call, own) : awaited(others);
  }

  private V made(K key, Supplier<V> call, CompletableFuture<V> outcome) {
    try {
      V value = call.get();
      outcome.complete(value);
      return value;
    } catch (RuntimeException | Error failure) {
      outcome.completeExceptionally(failure);
      throw failure;
    } finally {
      running.remove(key, outcome);
    }
  }

  private V awaited(CompletableFuture<V> outcome) {
    try {
      return outcome.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }
}
