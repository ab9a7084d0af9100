package io.holdfast.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontFilterTest {

  private static final String LIST = "http://127.0.0.1:8080/volume/v3/backups";

  @Test
  void addressesOfTheApiGoOn() {
    assertThat(FrontFilter.isAddress(LIST, null)).isTrue();
    assertThat(FrontFilter.isAddress(LIST + "/%E2%82%AC", "name=%5B1%5D&limit=1")).isTrue();
    assertThat(FrontFilter.isAddress("http://[::1]:8080/volume/", null)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/[31m", "/{id}", "/a b", "/%z", "/a|b", "/\\"})
  void aPathThatIsNoUriIsRefused(String path) {
    assertThat(FrontFilter.isAddress(LIST + path, null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%FF", "%C0%AF", "%ED%A0%80", "%E2%82", "%E2%82x"})
  void percentCodesThatAreNoUtf8AreRefused(String codes) {
    assertThat(FrontFilter.isAddress(LIST + "/" + codes, null)).isFalse();
    assertThat(FrontFilter.isAddress(LIST, "name=" + codes)).isFalse();
  }

  @Test
  void aQueryThatIsNoUriIsRefused() {
    assertThat(FrontFilter.isAddress(LIST, "name={x}")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://a b:c:d/volume/", "http://\u00ff/volume/", "http://a:b/", "http:///"})
  void aHostThatIsNoneIsRefused(String url) {
    assertThat(FrontFilter.isAddress(url, null)).isFalse();
  }
}
