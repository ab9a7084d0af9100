package io.holdfast.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PolicyTableTest {

  @Test
  void isWrittenDownForOperators() throws IOException {
    Path page = Path.of("..", "docs", "AUTHORIZATION.md");
    assertThat(Files.readAllLines(page).stream().filter(line -> line.startsWith("| `")))
        .containsExactlyElementsOf(Stream.of(Policy.values()).map(PolicyTableTest::line).toList());
  }

  private static String line(Policy policy) {
    String role = policy.role().name().toLowerCase(Locale.ROOT);
    return "| `" + policy.rule() + "` | " + role + " |";
  }
}
