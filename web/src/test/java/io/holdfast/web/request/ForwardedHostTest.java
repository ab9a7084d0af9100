package io.holdfast.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedHostTest {

  private static final URI OWN = URI.create("http://127.0.0.1:8080/volume/");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "backup.example|http://backup.example/volume/",
        "backup.example:8776|http://backup.example:8776/volume/",
        "outer.example, inner.example|http://inner.example/volume/",
        "192.0.2.7:80|http://192.0.2.7:80/volume/",
        "[2001:db8::1]:8776|http://[2001:db8::1]:8776/volume/",
      })
  void theHostOfTheNearestProxyIsInTheLinks(String forwarded, String address) {
    assertThat(ForwardedHost.in(OWN, forwarded)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "a b",
        "evil.example/path",
        "user@evil.example",
        "evil.example\"onload=",
        "evil.example?x",
        "evil.example#x",
        "evil.example:port",
        "evil.example:123456",
        "-",
        "caf\u00e9.example",
        "[::1",
      })
  void whatIsNoHostIsIgnored(String forwarded) {
    assertThat(ForwardedHost.in(OWN, forwarded)).isEqualTo(OWN.toString());
  }

  @Test
  void soIsNoneAndOneThatIsTooLong() {
    assertThat(ForwardedHost.in(OWN, null)).isEqualTo(OWN.toString());
    assertThat(ForwardedHost.in(OWN, "a".repeat(262))).isEqualTo(OWN.toString());
  }
}
