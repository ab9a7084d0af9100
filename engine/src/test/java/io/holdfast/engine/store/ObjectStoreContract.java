package io.holdfast.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store promises. */
public abstract class ObjectStoreContract {

  private static final int LARGE = 40 << 20;

  private ObjectStore store;

  /** An empty store. */
  protected abstract ObjectStore emptyStore() throws IOException;

  /** Whether objects' names may have slashes; those in folders have none. */
  protected boolean namesHaveSlashes() {
    return true;
  }

  /** False if the store can only look before it puts. */
  protected boolean refusesOverwritesInARace() {
    return true;
  }

  /** So many objects are more than one page of a listing. */
  protected int moreThanAPage() {
    return 1100;
  }

  /** A store that may not make containers, and has none; empty if there is no such thing. */
  protected Optional<ObjectStore> storeThatMakesNoContainers() throws IOException {
    return Optional.empty();
  }

  @BeforeEach
  void open() throws IOException {
    store = emptyStore();
  }

  private static Payload text(String text) {
    return Payload.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private String stored(String container, String name) throws IOException {
    try (InputStream input = store.get(container, name)) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Gives some bytes and then fails, as a broken source does. */
  private record BrokenPayload() implements Payload {

    @Override
    public long length() {
      return 100;
    }

    @Override
    public void writeTo(WritableByteChannel channel) throws IOException {
      channel.write(ByteBuffer.allocate(50));
      throw new IOException("broken in the middle");
    }
  }

  @Test
  void givesBackWhatWasPut() throws IOException {
    store.put("a/b/c", "object-00001", text("content"));
    store.put("a/b/c", "empty", text(""));
    assertThat(stored("a/b/c", "object-00001")).isEqualTo("content");
    assertThat(stored("a/b/c", "empty")).isEmpty();
  }

  @Test
  void neverOverwrites() throws IOException {
    store.put("c", "name", text("first"));
    assertThatThrownBy(() -> store.put("c", "name", text("second")))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(stored("c", "name")).isEqualTo("first");
  }

  @Test
  void weaknessA7AHalfWrittenObjectIsNeverSeen() throws IOException {
    assertThatThrownBy(() -> store.put("c", "name", new BrokenPayload()))
        .hasMessageContaining("broken in the middle");
    assertThat(store.list("c", "")).isEmpty();
    assertThatThrownBy(() -> store.get("c", "name")).isInstanceOf(NoSuchFileException.class);
    store.put("c", "name", text("whole"));
    assertThat(stored("c", "name")).isEqualTo("whole");
  }

  @Test
  void listsByPrefixInOrder() throws IOException {
    for (String name : List.of("b-2", "a-1", "b-1", "ab")) {
      store.put("c", name, text(name));
    }
    store.put("other", "b-3", text("elsewhere"));
    assertThat(store.list("c", "b-")).containsExactly("b-1", "b-2");
    assertThat(store.list("c", "")).containsExactly("a-1", "ab", "b-1", "b-2");
    assertThat(store.list("absent", "b-")).isEmpty();
  }

  @Test
  void deletesAndDoesNotMindWhatIsGone() throws IOException {
    store.put("c", "one", text("1"));
    store.put("c", "two", text("2"));
    store.delete("c", "one");
    store.delete("c", "one");
    store.delete("absent", "one");
    assertThat(store.list("c", "")).containsExactly("two");
  }

  @Test
  void aContainerInUseStays() throws IOException {
    store.put("c/d", "one", text("1"));
    store.deleteContainerIfEmpty("c/d");
    assertThat(stored("c/d", "one")).isEqualTo("1");
    store.delete("c/d", "one");
    store.deleteContainerIfEmpty("c/d");
    store.deleteContainerIfEmpty("c/d");
    store.put("c/d", "one", text("again"));
    assertThat(stored("c/d", "one")).isEqualTo("again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../x",
        "/etc",
        "a/../../b",
        "a//b",
        "a/",
        "a/./b",
        "nul\0",
        "line\nbreak",
        "back\\slash"
      })
  void namesThatCouldLeadElsewhereAreRefusedEverywhere(String hostile) {
    assertThatThrownBy(() -> store.checkContainer(hostile))
        .isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> store.put(hostile, "name", text("x")))
        .isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> store.put("c", hostile, text("x")))
        .isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> store.get(hostile, "name")).isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> store.list(hostile, "")).isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> store.delete(hostile, "name"))
        .isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> store.deleteContainerIfEmpty(hostile))
        .isInstanceOf(InvalidNameException.class);
  }

  @Test
  void ordinaryNamesAreAccepted() {
    for (String name : List.of("backups", "aa/bb/aabb-1", "übersicht 2026", "..a", "a..b", ".x")) {
      assertThatCode(() -> store.checkContainer(name)).doesNotThrowAnyException();
    }
  }

  @Test
  void manyThreadsMayPutAndDeleteAtTheSameTime() {
    IntStream.range(0, 200).parallel().forEach(this::putAndDelete);
    assertThatCode(() -> assertThat(store.list("shared/folder", "")).isEmpty())
        .doesNotThrowAnyException();
  }

  private void putAndDelete(int number) {
    try {
      store.put("shared/folder", "object-" + number, text("content " + number));
      assertThat(stored("shared/folder", "object-" + number)).isEqualTo("content " + number);
      store.delete("shared/folder", "object-" + number);
      store.deleteContainerIfEmpty("shared/folder");
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void answersThatItIsThere() {
    assertThatCode(store::check).doesNotThrowAnyException();
  }

  @Test
  void deletesManyTogetherAndDoesNotMindWhatIsGone() throws IOException {
    List<String> names = names(moreThanAPage());
    for (String name : names) {
      store.put("c", name, text("x"));
    }
    assertThat(store.list("c", "volume_1")).isEqualTo(names);
    store.put("c", "volume_2-kept", text("kept"));
    List<String> more = new ArrayList<>(names);
    more.add("volume_1-was-never-there");
    store.deleteAll("c", more);
    store.deleteAll("c", more);
    store.deleteAll("c", List.of());
    store.deleteAll("absent", names);
    assertThat(store.list("c", "")).containsExactly("volume_2-kept");
  }

  /** With slashes, where the store has them in names. */
  private List<String> names(int count) {
    String start = namesHaveSlashes() ? "volume_1/" : "volume_1-";
    return IntStream.range(0, count).mapToObj(number -> start + "%05d".formatted(number)).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ünïcödé-名前-\uD83D\uDCBE",
        "space and  spaces",
        "100%",
        "%2F%00",
        "a+b&c=d",
        "what?#fragment",
        "quote'double\"back`",
        ".hidden",
        "~tilde~",
        "(a)[b]{c}<d>;:,!*$@|^"
      })
  void namesWithOddCharactersAreKeptAsTheyAre(String name) throws IOException {
    store.put("odd", name, text(name));
    store.put("odd", name + "2", text("another"));
    assertThat(stored("odd", name)).isEqualTo(name);
    assertThat(store.list("odd", name)).containsExactly(name, name + "2");
    store.delete("odd", name);
    store.deleteAll("odd", List.of(name, name + "2"));
    assertThat(store.list("odd", "")).isEmpty();
  }

  @Test
  void aLargeObjectIsGivenBackAsItWas() throws Exception {
    byte[] bytes = new byte[LARGE];
    new Random(5).nextBytes(bytes);
    store.put("c", "large", Payload.of(bytes));
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream input = new DigestInputStream(store.get("c", "large"), digest)) {
      assertThat(input.transferTo(OutputStream.nullOutputStream())).isEqualTo(LARGE);
    }
    assertThat(digest.digest()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes));
    store.delete("c", "large");
  }

  @Test
  void aStreamThatIsNotReadToItsEndMayBeClosed() throws IOException {
    store.put("c", "long", Payload.of(new byte[1 << 20]));
    for (int time = 0; time < 50; time++) {
      try (InputStream input = store.get("c", "long")) {
        assertThat(input.read()).isZero();
      }
    }
    assertThat(store.list("c", "")).containsExactly("long");
  }

  @Test
  void ofManyPutsOfOneNameOneWins() throws IOException {
    if (!refusesOverwritesInARace()) {
      return;
    }
    AtomicInteger won = new AtomicInteger();
    List<String> winners = Collections.synchronizedList(new ArrayList<>());
    IntStream.range(0, 8)
        .parallel()
        .forEach(
            number -> {
              try {
                store.put("c", "contended", text("content " + number));
                won.incrementAndGet();
                winners.add("content " + number);
              } catch (FileAlreadyExistsException lost) {
                assertThat(lost).hasMessageContaining("contended");
              } catch (IOException failure) {
                throw new AssertionError(failure);
              }
            });
    assertThat(won).hasValue(1);
    assertThat(winners).containsExactly(stored("c", "contended"));
  }

  @Test
  void aMissingContainerThatMayNotBeMadeIsNamed() throws IOException {
    Optional<ObjectStore> other = storeThatMakesNoContainers();
    if (other.isEmpty()) {
      return;
    }
    assertThatThrownBy(() -> other.get().put("missing", "name", text("x")))
        .isNotInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("missing");
    assertThat(other.get().list("missing", "")).isEmpty();
    assertThatThrownBy(() -> other.get().get("missing", "name"))
        .isInstanceOf(NoSuchFileException.class);
  }
}
