package io.holdfast.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "0:0:0:0:0:0:0:1", "::1", "::ffff:127.0.0.1"})
  void loopbackIsReachedFromTheMachineItselfOnly(String address) {
    assertThat(LocalAddress.isLoopback(address)).isTrue();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"192.0.2.1", "10.0.0.1", "0.0.0.0", "2001:db8::1", "localhost", "::"})
  void everythingElseMayBeReachedByOthers(String address) {
    assertThat(LocalAddress.isLoopback(address)).isFalse();
  }
}
