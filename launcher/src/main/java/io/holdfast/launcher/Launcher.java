package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts everything, makes a first backup unless that would need a token, and leaves the service
 * running until interrupted.
 */
public final class Launcher {

  private static final String PROJECT = "c0ffee";

  private final Settings settings;
  private final Holdfast holdfast;
  private final Progress progress;

  private Launcher(Settings settings, Holdfast holdfast, Progress progress) {
    this.settings = settings;
    this.holdfast = holdfast;
    this.progress = progress;
  }

  /**
   * Runs the main job.
   *
   * @param arguments the folder of the configured WildFly
   */
  public static void main(String[] arguments) throws InterruptedException {
    int status = 1;
    try {
      status = run(Path.of(arguments[0]).toAbsolutePath());
    } catch (IOException | IllegalStateException | IllegalArgumentException failure) {
      System.err.println();
      System.err.println("Holdfast could not do it: " + reason(failure));
    }
    System.exit(status);
  }

  private static int run(Path wildfly) throws IOException, InterruptedException {
    if (!Files.exists(wildfly.resolve("jboss-modules.jar"))) {
      throw new IllegalStateException("There is no built server in " + wildfly + "; run ./run.");
    }
    Settings settings = Settings.from(System.getenv());
    Progress progress = new Progress(System.out, System.console() != null);
    progress.step(settings.ownDatabase() ? "Preparing" : "Starting PostgreSQL");
    Holdfast holdfast = Holdfast.prepare(wildfly, settings);
    Closing closing = Closing.atExit(holdfast);
    try {
      progress.done(settings.ownDatabase() ? "" : "port " + settings.databasePort());
      return new Launcher(settings, holdfast, progress).work();
    } catch (IOException | IllegalStateException failure) {
      if (!closing.begun()) {
        throw failure;
      }
      return 1;
    } finally {
      closing.run();
    }
  }

  private int work() throws IOException, InterruptedException {
    progress.step("Starting WildFly");
    holdfast.server().start(() -> progress.still("not ready yet"));
    progress.done("API " + settings.api());
    return settings.needsTokens() ? serve() : backUpAndServe();
  }

  private int serve() throws InterruptedException {
    tell(
        settings.api() + "/v3",
        "with a token of your Identity service; see Keystone in docs/OPERATIONS.md");
    awaitEnd();
    return 0;
  }

  private int backUpAndServe() throws IOException, InterruptedException {
    BlockStorage storage = new BlockStorage(settings.api(), PROJECT);
    FirstBackup.Result result = new FirstBackup(storage, settings.volumes(), progress).make();
    if (settings.once() || !result.equal()) {
      return result.equal() ? 0 : 1;
    }
    tell(storage.endpoint(), nextBackup(storage, result));
    awaitEnd();
    return 0;
  }

  private void awaitEnd() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    while (!never.await(1, TimeUnit.SECONDS)) {
      if (!holdfast.server().alive()) {
        throw new IllegalStateException(
            "WildFly has ended; its log is " + holdfast.server().log() + ".");
      }
    }
  }

  private void tell(String endpoint, String nextBackup) {
    System.out.printf(
        """

        Holdfast is running; Ctrl-C ends it.
          API           %s
          Console       http://127.0.0.1:%d/console  user admin, password in %s
          Logs          %s
                        %s
          Data          %s
          Next backup   %s
        %n""",
        endpoint,
        settings.managementPort(),
        settings.data().resolve("console-password"),
        holdfast.server().log(),
        settings.logs(),
        settings.data(),
        nextBackup);
  }

  private static String nextBackup(BlockStorage storage, FirstBackup.Result result) {
    return "openstack --os-auth-type admin_token --os-token "
        + storage.token()
        + " --os-endpoint "
        + storage.endpoint()
        + " volume backup create --incremental --name second-backup "
        + result.volume();
  }

  private static String reason(Throwable failure) {
    String own = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    Throwable cause = failure.getCause();
    return cause == null ? own : own + " (" + cause.getMessage() + ")";
  }
}
