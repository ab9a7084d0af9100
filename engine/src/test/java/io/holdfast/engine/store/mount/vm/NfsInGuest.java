package io.holdfast.engine.store.mount.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.driver.chunked.ChunkedDriverContract;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.ObjectStoreContract;
import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.RetrySettings;
import io.holdfast.engine.store.RetryingObjectStore;
import io.holdfast.engine.store.TemporaryStoreException;
import io.holdfast.engine.store.mount.MountOptions;
import io.holdfast.engine.store.mount.MountSettings;
import io.holdfast.engine.store.mount.MountedObjectStore;
import io.holdfast.engine.store.mount.MountedShare;
import io.holdfast.engine.store.mount.Share;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tests that run in the virtual machine, on a share that its kernel mounts. */
final class NfsInGuest {

  private static final Share SHARE = Share.nfs(VirtualMachine.HOST + ":/backups");
  private static final Path POINT = SHARE.mountPoint(Path.of("/run/backup_mount"));
  private static final int MEBIBYTE = 1 << 20;

  private NfsInGuest() {}

  private static MountedObjectStore mounting(Duration check) {
    String options =
        "soft,timeo=50,retrans=1,lookupcache=positive,port="
            + Integer.getInteger("holdfast.nfs.port");
    MountSettings settings =
        new MountSettings(List.of("mount"), MountOptions.of(options), 2, Duration.ofSeconds(60));
    return new MountedObjectStore(MountedShare.mounting(SHARE, POINT, settings), check);
  }

  private static ObjectStore checking(Duration check) {
    return new MountedObjectStore(MountedShare.existing(SHARE, POINT), check);
  }

  private static ObjectStore empty() throws IOException {
    ObjectStore store = mounting(Duration.ofMinutes(3));
    store.check();
    try (Stream<Path> all = Files.walk(POINT)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(POINT)) {
          Files.delete(path);
        }
      }
    }
    return store;
  }

  static final class Store extends ObjectStoreContract {

    @Override
    protected boolean namesHaveSlashes() {
      return false;
    }

    /** A folder has no pages. */
    @Override
    protected int moreThanAPage() {
      return 30;
    }

    /** With retries: a folder that another thread removes meanwhile is a stale handle on NFS. */
    @Override
    protected ObjectStore emptyStore() throws IOException {
      return new RetryingObjectStore(
          empty(),
          new RetrySettings(
              5, Duration.ofMillis(50), Duration.ofMillis(400), Duration.ofMinutes(3)));
    }
  }

  static final class Driver extends ChunkedDriverContract {
    private ObjectStore store;

    @Override
    protected ObjectStore emptyStore() throws IOException {
      if (store == null) {
        store = empty();
      }
      return store;
    }
  }

  /** What an outage of the server, and an administrator, do. */
  static final class BadDays {

    private final ObjectStore store = checking(Duration.ofMinutes(3));

    BadDays() throws IOException {
      empty();
    }

    @AfterEach
    void repair() throws Exception {
      control("thaw");
      control("kill");
      control("start");
    }

    private static void control(String action) throws IOException, InterruptedException {
      String control = System.getProperty("holdfast.nfs.control");
      HttpResponse<Void> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(control + "/" + action)).build(),
                  HttpResponse.BodyHandlers.discarding());
      assertThat(answer.statusCode()).isEqualTo(204);
    }

    private static byte[] noise(int length) {
      byte[] bytes = new byte[length];
      new Random(length).nextBytes(bytes);
      return bytes;
    }

    private byte[] stored(String name) throws IOException {
      try (InputStream input = store.get("c", name)) {
        return input.readAllBytes();
      }
    }

    private record Interrupted(byte[] bytes, Event event) implements Payload {

      interface Event {
        void happens() throws Exception;
      }

      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public void writeTo(WritableByteChannel channel) throws IOException {
        channel.write(ByteBuffer.wrap(bytes, 0, bytes.length / 2));
        try {
          event.happens();
        } catch (Exception failure) {
          throw new AssertionError(failure);
        }
        channel.write(ByteBuffer.wrap(bytes, bytes.length / 2, bytes.length - bytes.length / 2));
      }
    }

    @Test
    void theKernelMountsItAsNfs() throws IOException {
      String table = Files.readString(Path.of("/proc/self/mountinfo"));
      assertThat(table.lines().filter(line -> line.contains(POINT.toString())))
          .singleElement()
          .asString()
          .contains(" nfs4 " + SHARE.source())
          .contains("vers=4.2");
    }

    @Test
    void aServerThatDiesInAPutMakesAnErrorAndNoObjectAndWorksAgain() throws Exception {
      byte[] bytes = noise(4 * MEBIBYTE);
      store.put("c", "before", Payload.of(bytes));
      assertThatThrownBy(
              () -> store.put("c", "name", new Interrupted(bytes, () -> control("kill"))))
          .isInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining(SHARE.source());
      assertThatThrownBy(store::check).isInstanceOf(TemporaryStoreException.class);
      control("start");
      store.check();
      assertThat(store.list("c", "")).containsExactly("before");
      store.put("c", "name", Payload.of(bytes));
      assertThat(stored("name")).isEqualTo(bytes);
      assertThat(stored("before")).isEqualTo(bytes);
    }

    @Test
    void aServerThatIsStartedAgainWhileAPutWaitsIsNotNoticed() throws Exception {
      byte[] bytes = noise(4 * MEBIBYTE);
      store.put(
          "c",
          "name",
          new Interrupted(
              bytes,
              () -> {
                control("kill");
                control("start");
              }));
      assertThat(stored("name")).isEqualTo(bytes);
    }

    @Test
    void aServerThatDoesNotAnswerShowsInTheCheckWithinItsLimit() throws Exception {
      ObjectStore impatient = checking(Duration.ofSeconds(3));
      control("freeze");
      assertThatThrownBy(impatient::check)
          .isInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining("did not answer within 3000 ms");
      control("thaw");
      store.check();
    }

    @Test
    void unmountedInTheMiddleNothingIsWrittenBelow() throws IOException {
      byte[] bytes = noise(MEBIBYTE);
      Interrupted unmounted =
          new Interrupted(
              bytes,
              () -> {
                assertThatThrownBy(() -> Commands.shell(POINT.getParent(), "umount " + POINT))
                    .hasMessageContaining("busy");
                Commands.shell(POINT.getParent(), "umount -l " + POINT);
              });
      store.put("c", "name", unmounted);
      assertThatThrownBy(() -> store.put("c", "other", Payload.of(bytes)))
          .isInstanceOf(TemporaryStoreException.class)
          .hasMessageContaining(SHARE.source() + " is not mounted at " + POINT);
      assertThat(POINT).isEmptyDirectory();
      mounting(Duration.ofMinutes(3)).check();
      assertThat(store.list("c", "")).containsExactly("name");
      assertThat(Arrays.equals(stored("name"), bytes)).isTrue();
    }
  }
}
