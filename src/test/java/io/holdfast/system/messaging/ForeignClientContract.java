package io.holdfast.system.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Api;
import io.holdfast.system.Rows;
import io.holdfast.system.RunningHoldfast;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Programs of other times and protocols make a backup and hear of its end. Passes on every broker.
 */
abstract class ForeignClientContract {

  private static final String PROJECT = RunningHoldfast.GRANTED_PROJECT;
  private static final String USER = MessagingSystem.PRODUCER;

  private final MessagingSystem system;
  private final Api api;

  ForeignClientContract(MessagingSystem system) {
    this.system = system;
    this.api = new Api(system.server().apiUrl(), PROJECT);
  }

  @BeforeEach
  void roomInTheQuota() {
    new Rows(system.server()).quota(PROJECT, 1000);
  }

  private static String create(String volume) {
    return Json.createObjectBuilder()
        .add("action", "create")
        .add("project_id", PROJECT)
        .add("volume_id", volume)
        .add("result", true)
        .build()
        .toString();
  }

  private void assertBackupMade(String volume, List<JsonObject> replies) {
    assertThat(replies).hasSize(2);
    JsonObject made = replies.get(0).getJsonObject("create");
    assertThat(made).as(replies.toString()).isNotNull();
    assertThat(made.getString("volume_id")).isEqualTo(volume);
    assertThat(replies.get(1).getString("status")).isEqualTo("finished");
    assertThat(api.showBackup(made.getString("backup_id")).getString("status"))
        .isEqualTo("available");
  }

  private List<JsonObject> run(
      String client, String program, String address, String queue, String text)
      throws IOException, InterruptedException {
    Path target = Path.of(System.getProperty("clients")).resolve(client).resolve("target");
    Process process =
        new ProcessBuilder(
                "java",
                "-Xmx64m",
                "-cp",
                target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                program,
                address,
                USER,
                BrokerUsers.PASSWORD,
                queue,
                text,
                "2")
            .redirectErrorStream(true)
            .start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(words).isZero();
    return words
        .lines()
        .filter(line -> line.startsWith("REPLY "))
        .map(line -> Scheduler.json(line.substring("REPLY ".length())))
        .toList();
  }

  @Test
  void oneOfTheTimeOfJms11() throws Exception {
    String volume = api.volume(1);
    String address =
        "tcp://localhost:%d?sslEnabled=true&trustStorePath=%s&trustStorePassword=holdfast"
            .formatted(system.port(), system.trust());
    assertBackupMade(
        volume, run("javax", "legacy.JavaxScheduler", address, Scheduler.REQUESTS, create(volume)));
  }

  @Test
  void oneThatSpeaksAmqp() throws Exception {
    String volume = api.volume(1);
    String address =
        "amqps://localhost:%d?transport.trustStoreLocation=%s&transport.trustStorePassword=holdfast"
            .formatted(system.port(), system.trust());
    assertBackupMade(
        volume, run("amqp", "legacy.AmqpScheduler", address, Scheduler.REQUESTS, create(volume)));
  }

  @Test
  void oneThatSpeaksStomp() throws Exception {
    String volume = api.volume(1);
    try (StompClient client =
        new StompClient(system.port(), system.trust(), USER, BrokerUsers.PASSWORD)) {
      String replies = "jms.queue.holdfast.replies.stomp";
      client.subscribe(replies);
      client.send(Scheduler.REQUESTS, replies, create(volume));
      assertThat(client.receive()).contains("request_id");
      client.send(
          Scheduler.REQUESTS,
          replies,
          create(volume).replaceFirst("\\{", "{\"request_id\": \"" + volume + "\", "));
      assertBackupMade(
          volume, List.of(Scheduler.json(client.receive()), Scheduler.json(client.receive())));
    }
  }
}
