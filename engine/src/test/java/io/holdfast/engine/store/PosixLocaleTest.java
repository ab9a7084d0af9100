package io.holdfast.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Names of folders beyond ASCII, in servers of different locales. */
class PosixLocaleTest {

  private static final String ADVICE = "start it with LC_ALL=C.UTF-8";

  /** What a server does with a container whose name is not ASCII. */
  static final class Server {

    private Server() {}

    public static void main(String[] root) {
      try {
        new PosixObjectStore(Path.of(root[0]), "test").checkContainer("\u00fcbersicht");
        System.out.println("accepted");
      } catch (InvalidNameException refused) {
        System.out.println(refused.getMessage());
      }
    }
  }

  private static String said(String locale) throws IOException {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Server.class.getName(),
            System.getProperty("java.io.tmpdir"));
    java.environment().put("LC_ALL", locale);
    Process process = java.redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  @Test
  void aPlainLocaleRefusesThemAndSaysWhatToDo() throws IOException {
    assertThat(said("C")).endsWith(ADVICE);
  }

  @Test
  void oneOfUnicodeTakesThem() throws IOException {
    assertThat(said("C.UTF-8")).isEqualTo("accepted");
  }
}
