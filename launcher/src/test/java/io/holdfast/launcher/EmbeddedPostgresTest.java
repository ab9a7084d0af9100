package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

  @TempDir Path folder;

  @Test
  void dataOutlivesAStopAndAKill() throws Exception {
    Settings settings = settings();
    EmbeddedPostgres first = EmbeddedPostgres.start(settings);
    execute(first, "CREATE TABLE kept (number integer)", "INSERT INTO kept VALUES (42)");
    first.stop();

    EmbeddedPostgres killed = EmbeddedPostgres.start(settings);
    kill(killed.pid());

    EmbeddedPostgres last = EmbeddedPostgres.start(settings);
    try {
      assertThat(number(last, "SELECT number FROM kept")).isEqualTo(42);
    } finally {
      last.stop();
    }
  }

  @Test
  void aServerThatAKilledRunLeftIsReplaced() throws Exception {
    Settings settings = settings();
    EmbeddedPostgres left = EmbeddedPostgres.start(settings);
    EmbeddedPostgres next = EmbeddedPostgres.start(settings);
    try {
      assertThat(ProcessHandle.of(left.pid()).map(ProcessHandle::isAlive).orElse(false)).isFalse();
      assertThat(number(next, "SELECT 1")).isEqualTo(1);
    } finally {
      next.stop();
    }
  }

  @Test
  void itTakesPartInTwoPhaseCommitAndLetsNobodyInWithoutThePassword() throws Exception {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(settings());
    try {
      assertThat(number(postgres, "SHOW max_prepared_transactions")).isGreaterThanOrEqualTo(60);
      assertThatThrownBy(
              () ->
                  DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, "guess")
                      .close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
    } finally {
      postgres.stop();
    }
  }

  /** Its processes must be gone before the same data is used again, as after a power cut. */
  private static void kill(long pid) throws Exception {
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    ProcessHandle[] backends = postmaster.children().toArray(ProcessHandle[]::new);
    postmaster.destroyForcibly();
    postmaster.onExit().get(10, TimeUnit.SECONDS);
    for (ProcessHandle backend : backends) {
      CompletableFuture<ProcessHandle> gone = backend.onExit();
      gone.get(10, TimeUnit.SECONDS);
    }
  }

  private Settings settings() throws IOException {
    Files.createDirectories(folder);
    return Settings.from(
        Map.of(
            "HOLDFAST_DATA", folder.toString(),
            "HOLDFAST_DATABASE_PORT", Integer.toString(Ports.freePort())));
  }

  private static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }

  private static int number(EmbeddedPostgres postgres, String query) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getInt(1);
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, postgres.password());
  }
}
