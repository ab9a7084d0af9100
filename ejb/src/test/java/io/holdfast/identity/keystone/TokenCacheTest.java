package io.holdfast.identity.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.identity.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenCacheTest {

  private static final TokenKey KEY = TokenKey.of("one");

  private final MovableClock clock = new MovableClock();
  private final TokenCache cache = new TokenCache(Duration.ofSeconds(300), 2, clock);

  private Token endingAfter(Duration life) {
    Instant end = clock.instant().plus(life);
    return new Token(new Caller("u", "p", Set.of()), end, null);
  }

  @Test
  void remembersATokenForItsLife() {
    Token token = endingAfter(Duration.ofHours(1));
    cache.keep(KEY, token);

    clock.pass(Duration.ofSeconds(299));
    assertThat(cache.find(KEY)).contains(token);
    clock.pass(Duration.ofSeconds(1));
    assertThat(cache.find(KEY)).isEmpty();
  }

  @Test
  void remembersNoTokenBeyondItsEnd() {
    cache.keep(KEY, endingAfter(Duration.ofSeconds(10)));

    clock.pass(Duration.ofSeconds(9));
    assertThat(cache.find(KEY)).isPresent();
    clock.pass(Duration.ofSeconds(1));
    assertThat(cache.find(KEY)).isEmpty();
  }

  @Test
  void forgetsWhatWasUsedLongestAgo() {
    cache.keep(KEY, endingAfter(Duration.ofHours(1)));
    cache.keep(TokenKey.of("two"), endingAfter(Duration.ofHours(1)));
    cache.find(KEY);
    cache.keep(TokenKey.of("three"), endingAfter(Duration.ofHours(1)));

    assertThat(cache.find(KEY)).isPresent();
    assertThat(cache.find(TokenKey.of("two"))).isEmpty();
    assertThat(cache.find(TokenKey.of("three"))).isPresent();
  }

  @Test
  void remembersNothingIfItsLifeIsZero() {
    TokenCache off = new TokenCache(Duration.ZERO, 2, clock);
    off.keep(KEY, endingAfter(Duration.ofHours(1)));
    assertThat(off.find(KEY)).isEmpty();
  }

  @Test
  void knowsATokenByItsDigestOnly() {
    assertThat(KEY.toString())
        .contains("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
  }
}
