package io.holdfast.identity.keystone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Valid tokens, for a while (auth.md section 1.2). No longer than a token lives, and no more than
 * so many: the ones used longest ago go first. Threads: any.
 */
final class TokenCache {

  private record Entry(Token token, Instant end) {}

  private final Duration life;
  private final InstantSource clock;
  private final Map<TokenKey, Entry> entries;

  TokenCache(Duration life, int size, InstantSource clock) {
    this.life = life;
    this.clock = clock;
    this.entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<TokenKey, Entry> eldest) {
            return size() > size;
          }
        };
  }

  synchronized Optional<Token> find(TokenKey key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    if (!clock.instant().isBefore(entry.end())) {
      entries.remove(key);
      return Optional.empty();
    }
    return Optional.of(entry.token());
  }

  synchronized void keep(TokenKey key, Token token) {
    Instant end = clock.instant().plus(life);
    if (!life.isZero()) {
      entries.put(key, new Entry(token, end.isBefore(token.expiresAt()) ? end : token.expiresAt()));
    }
  }
}
