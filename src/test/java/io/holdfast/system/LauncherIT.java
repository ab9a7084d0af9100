package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.launcher.EmbeddedPostgres;
import io.holdfast.launcher.Ports;
import io.holdfast.launcher.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command, without the build: it ends well only if the bytes are equal. */
class LauncherIT {

  private static final long MINUTES = 5;

  private final Path wildfly = Path.of(System.getProperty("wildfly.home"));
  private final Path jar = Path.of(System.getProperty("launcher.jar"));

  @TempDir Path folder;

  @Test
  void theMainJobEndsWellWithTheEmbeddedDatabaseAndBroker() throws Exception {
    String words = launch(Map.of("HOLDFAST_DATABASE_PORT", Integer.toString(Ports.freePort())), 0);
    assertThat(words).contains("byte by byte: equal");
    assertThat(folder.resolve("data/database/PG_VERSION")).exists();
    assertThat(folder.resolve("data/server.pid")).doesNotExist();
    assertThat(folder.resolve("data/postgresql.pid")).doesNotExist();
  }

  @Test
  void theMainJobEndsWellWithADatabaseAndABrokerOfTheOperators() throws Exception {
    EmbeddedPostgres database = EmbeddedPostgres.start(database());
    try {
      int port = Ports.freePort();
      EmbeddedActiveMQ broker = OwnBroker.start(port, "operator", "word");
      try {
        String words =
            launch(
                Map.of(
                    "HOLDFAST_DATABASE_URL",
                    database.url(),
                    "HOLDFAST_DATABASE_USER",
                    EmbeddedPostgres.USER,
                    "HOLDFAST_DATABASE_PASSWORD",
                    database.password(),
                    "HOLDFAST_BROKER_HOST",
                    "127.0.0.1",
                    "HOLDFAST_BROKER_PORT",
                    Integer.toString(port),
                    "HOLDFAST_BROKER_USER",
                    "operator",
                    "HOLDFAST_BROKER_PASSWORD",
                    "word"),
                0);
        assertThat(words).contains("byte by byte: equal");
        assertThat(OwnBroker.messagesThrough(broker, "jms.queue.holdfast.jobs")).isPositive();
        assertThat(folder.resolve("data/database")).doesNotExist();
      } finally {
        broker.stop();
      }
    } finally {
      database.stop();
    }
  }

  @Test
  void aTakenPortIsNamedAndNothingIsLeftRunning() throws Exception {
    int taken = RunningHoldfast.shared().managementPort();
    String words = launch(Map.of("HOLDFAST_PORT_OFFSET", Integer.toString(taken - 9990)), 1);
    assertThat(words).contains("is taken", "HOLDFAST_PORT_OFFSET");
    assertThat(folder.resolve("data/postgresql.pid")).doesNotExist();
  }

  private Settings database() throws IOException {
    Path own = Files.createDirectories(folder.resolve("own"));
    return Settings.from(
        Map.of(
            "HOLDFAST_DATA", own.toString(),
            "HOLDFAST_DATABASE_PORT", Integer.toString(Ports.freePort())));
  }

  private String launch(Map<String, String> changes, int status) throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOLDFAST_ONCE", "1");
    environment.put("HOLDFAST_DATA", folder.resolve("data").toString());
    environment.put("HOLDFAST_PORT_OFFSET", Integer.toString(Ports.freeOffset()));
    environment.putAll(changes);
    Path words = folder.resolve("words");
    ProcessBuilder launcher =
        new ProcessBuilder("java", "-Xmx128m", "-jar", jar.toString(), wildfly.toString())
            .redirectErrorStream(true)
            .redirectOutput(words.toFile());
    launcher.environment().putAll(environment);
    Process process = launcher.start();
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("ended in time").isTrue();
      assertThat(process.exitValue()).as(Files.readString(words)).isEqualTo(status);
      return Files.readString(words);
    } finally {
      process.destroy();
      process.waitFor(1, TimeUnit.MINUTES);
    }
  }
}
