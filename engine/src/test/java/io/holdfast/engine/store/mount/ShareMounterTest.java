package io.holdfast.engine.store.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a share comes to be mounted; programs that misbehave take the place of mount. */
class ShareMounterTest {

  private static final Share NFS = Share.nfs("host:/share");

  @TempDir private Path folder;
  private final TestMounts mounts = new TestMounts();

  @AfterEach
  void unmount() throws IOException {
    mounts.close();
  }

  private Path point() {
    return folder.resolve("mounts/point");
  }

  private static MountSettings settings(String options, int attempts, String... command) {
    return new MountSettings(
        List.of(command), MountOptions.of(options), attempts, Duration.ofSeconds(1));
  }

  private ObjectStore store(Share share, MountSettings settings) {
    return new MountedObjectStore(
        MountedShare.mounting(share, point(), settings), Duration.ofSeconds(10));
  }

  private Path script(String text) throws IOException {
    Path script = Files.writeString(folder.resolve("mount.sh"), "#!/bin/sh\n" + text + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }

  private String noting(String text) {
    return "echo \"$@\" >> " + folder.resolve("calls") + "\n" + text;
  }

  @Test
  void aMissingMountIsMadeOnceHoweverManyWantIt() throws Exception {
    TestMounts.requireRoot();
    mounts.expect(point());
    ObjectStore one = store(TestMounts.MEMORY, settings("size=1m,mode=0750", 1, "mount"));
    ObjectStore other = store(TestMounts.MEMORY, settings("", 1, "mount"));
    ExecutorService executor = Executors.newFixedThreadPool(8);
    Callable<Void> put =
        () -> {
          String name = "name-" + Thread.currentThread().getId();
          one.put("c", name, Payload.of(new byte[1]));
          other.put("d", name, Payload.of(new byte[1]));
          return null;
        };
    for (Future<Void> done : executor.invokeAll(Stream.generate(() -> put).limit(8).toList())) {
      done.get();
    }
    executor.shutdown();
    assertThat(TestMounts.count(point())).isEqualTo(1);
    TestMounts.unmount(point());
    one.check();
    assertThat(TestMounts.count(point())).isEqualTo(1);
  }

  @Test
  void everyVersionIsTriedInEveryAttemptAndEachFailureIsTold() throws IOException {
    String program = script(noting("echo no route to host >&2; exit 32")).toString();
    ObjectStore store = store(NFS, settings("soft,timeo=300", 2, "/bin/sh", program));
    assertThatThrownBy(() -> store.list("c", ""))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("host:/share could not be mounted at " + point())
        .hasMessageContaining("minorversion=2")
        .hasMessageContaining("minorversion=1")
        .hasMessageContaining("ended with 32: no route to host");
    String end = " host:/share " + point();
    List<String> three =
        List.of(
            "-t nfs -o soft,timeo=300,vers=4,minorversion=2" + end,
            "-t nfs -o soft,timeo=300,vers=4,minorversion=1" + end,
            "-t nfs -o soft,timeo=300" + end);
    assertThat(calls()).isEqualTo(Stream.concat(three.stream(), three.stream()).toList());
    assertThat(point()).isEmptyDirectory();
  }

  @Test
  void afterAFailureNobodyTriesAgainAtOnce() throws IOException {
    String program = script(noting("exit 1")).toString();
    ObjectStore store = store(NFS, settings("vers=3", 1, "/bin/sh", program));
    for (int call = 0; call < 5; call++) {
      assertThatThrownBy(() -> store.list("c", "")).hasMessageContaining("ended with 1");
    }
    assertThat(calls()).hasSize(1);
  }

  @Test
  void aMountThatSaysItIsDoneAndIsNotIsNotBelieved() throws IOException {
    ObjectStore store = store(NFS, settings("vers=3", 1, "true"));
    assertThatThrownBy(() -> store.put("c", "name", Payload.of(new byte[1])))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("is not mounted");
    assertThat(point()).isEmptyDirectory();
  }

  @Test
  void aMountThatHangsIsEndedWithItsChildren() throws Exception {
    String program =
        script("sleep 1000 & echo $! > " + folder.resolve("child") + "; echo waiting; wait")
            .toString();
    ObjectStore store = store(NFS, settings("vers=3", 1, "/bin/sh", program));
    assertThatThrownBy(() -> store.list("c", ""))
        .hasMessageContaining("did not end within 1 s: waiting");
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    ProcessHandle.of(child)
        .filter(process -> !process.info().commandLine().orElse("").isEmpty())
        .ifPresent(process -> process.onExit().join());
  }

  @Test
  void whatMountSaysIsCutAndKeptToOneLine() throws IOException {
    String program = script("yes long | head -c 1000000; exit 1").toString();
    ObjectStore store = store(NFS, settings("vers=3", 1, "/bin/sh", program));
    assertThatThrownBy(() -> store.list("c", ""))
        .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(3000))
        .hasMessageNotContaining("\n");
  }

  @Test
  void aProgramThatIsMissingIsNamed() {
    ObjectStore store = store(NFS, settings("vers=3", 1, "/nowhere/mount"));
    assertThatThrownBy(() -> store.list("c", ""))
        .isInstanceOf(TemporaryStoreException.class)
        .hasMessageContaining("/nowhere/mount");
  }
}
