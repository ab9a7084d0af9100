package io.holdfast.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store promises. */
public abstract class ObjectStoreContract {

  private ObjectStore store;

  /** An empty store. */
  protected abstract ObjectStore emptyStore() throws IOException;

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
}
