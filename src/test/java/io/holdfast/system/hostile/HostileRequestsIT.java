package io.holdfast.system.hostile;

import static org.awaitility.Awaitility.await;

import io.holdfast.system.Api;
import io.holdfast.system.Rows;
import io.holdfast.system.RunningHoldfast;
import io.holdfast.system.contract.Contract;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * No request makes the server fail, and none that is to be refused changes anything. The seed is
 * printed; {@code -Dhostile.seed} repeats a run, {@code -Dhostile.requests} makes a longer one.
 */
class HostileRequestsIT {

  private static final int CONNECTIONS = 8;
  private static final int REQUESTS = Integer.getInteger("hostile.requests", 20_000);
  private static final int MOST_SHOWN = 15;

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Rows rows = new Rows(server);
  private final URI address = URI.create(server.apiUrl());
  private final long seed = Long.getLong("hostile.seed", System.nanoTime());
  private final Map<String, List<String>> complaints = new TreeMap<>();
  private final Map<String, Integer> answers = new TreeMap<>();
  private final List<String> ids = new ArrayList<>();

  @BeforeEach
  void objectsAndNoRoomForMore() {
    Api api = new Api(server.apiUrl(), Callers.PROJECT);
    rows.quota(Callers.PROJECT, 100);
    String volume = api.volume(1);
    ids.add(volume);
    ids.add(api.snapshot(volume, false));
    ids.add(api.storedBackup(Json.createObjectBuilder().add("volume_id", volume)));
    rows.quota(Callers.PROJECT, 0);
    rows.quota(Callers.STRANGERS, 0);
  }

  @Test
  void nothingFailsAndNothingChanges() throws Exception {
    System.out.println("HostileRequestsIT: -Dhostile.seed=" + seed);
    Map<String, String> before = settled();
    List<String> filesBefore = server.storedFiles();
    sendAll();
    System.out.println("HostileRequestsIT: " + answers);
    Map<String, String> after = TableDigests.of(rows);
    List<String> filesAfter = server.storedFiles();
    SoftAssertions.assertSoftly(
        all -> {
          all.assertThat(complaints).as("seed %d", seed).isEmpty();
          all.assertThat(after).as("tables, seed %d", seed).isEqualTo(before);
          all.assertThat(filesAfter).as("files, seed %d", seed).isEqualTo(filesBefore);
          all.assertThat(answers.values().stream().mapToInt(Integer::intValue).sum())
              .isGreaterThan(REQUESTS - CONNECTIONS);
        });
  }

  /** The tables once jobs of earlier tests have ended. */
  private Map<String, String> settled() {
    Map<String, String> first = TableDigests.of(rows);
    await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
    Map<String, String> second = TableDigests.of(rows);
    return first.equals(second) ? second : settled();
  }

  private void sendAll() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Callable<Void>> senders = new ArrayList<>();
      for (int sender = 0; sender < CONNECTIONS; sender++) {
        long own = seed + sender;
        senders.add(() -> send(own));
      }
      for (Future<Void> sender : threads.invokeAll(senders)) {
        sender.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Void send(long ownSeed) throws IOException {
    Contract contract = Contract.of(server.apiUrl());
    Surface surface = new Surface(contract, address.getPath(), new Chance(ownSeed));
    Generator generator = new Generator(surface, ids);
    Documentation documentation = new Documentation(contract, address.getPath());
    try (RawConnection connection = new RawConnection(address.getPort())) {
      for (int sent = 0; sent < REQUESTS / CONNECTIONS; sent++) {
        HostileRequest request = generator.next();
        RawAnswer answer = connection.exchange(request);
        count(request.kind() + " " + answer.status());
        Verdict.of(request, answer)
            .or(() -> documentation.violation(request, answer))
            .ifPresent(what -> complain(what, answer, request));
      }
    }
    return null;
  }

  private void complain(String what, RawAnswer answer, HostileRequest request) {
    String complaint = what + " " + answer + " <- " + request;
    synchronized (complaints) {
      List<String> alike = complaints.computeIfAbsent(what, first -> new ArrayList<>());
      if (alike.size() < MOST_SHOWN) {
        alike.add(complaint);
      }
    }
  }

  private void count(String answer) {
    synchronized (answers) {
      answers.merge(answer, 1, Integer::sum);
    }
  }
}
