package io.holdfast.engine.driver.tsm;

import io.holdfast.engine.prerequisite.Prerequisite;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A stand-in for IBM's client, which cannot be had for tests: a script that keeps what it is given
 * in a folder, and fails as it is told. What it does is what IBM documents; nothing here was tried
 * with the real client.
 */
public final class DsmcStandIn {

  private final Path folder;

  /** Where python3 is missing the test is aborted and says so; with {@code CI=true} it fails. */
  public DsmcStandIn(Path folder) throws IOException {
    Prerequisite.require(
        Prerequisite.isInstalled("python3"),
        "a test with the stand-in for dsmc",
        "python3 is not installed; install the Debian package python3");
    this.folder = Files.createDirectories(folder);
    Path standIn = this.folder.resolve("standin.py");
    try (InputStream source = DsmcStandIn.class.getResourceAsStream("/dsmc/standin.py")) {
      Files.copy(source, standIn, StandardCopyOption.REPLACE_EXISTING);
    }
    String script = "#!/bin/sh\nexec python3 '%s' '%s' \"$@\"\n".formatted(standIn, this.folder);
    Files.writeString(program(), script);
    Files.setPosixFilePermissions(program(), PosixFilePermissions.fromString("rwx------"));
  }

  /** What a driver calls as {@code dsmc}. */
  public Path program() {
    return folder.resolve("dsmc");
  }

  /** What goes wrong from now on, as {@code VERB FAULT [END OF PATH]}. */
  void faults(String... lines) throws IOException {
    Files.writeString(folder.resolve("faults"), String.join("\n", lines));
  }

  /** Runs it as Cinder's driver or an operator would; its exit code. */
  int run(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(program().toString()));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the stand-in did not end");
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  /** The words of all calls so far. */
  List<List<String>> calls() throws IOException {
    return notes().stream()
        .filter(note -> note.containsKey("words"))
        .map(
            note ->
                note.getJsonArray("words").getValuesAs(word -> word.toString().replace("\"", "")))
        .toList();
  }

  /** All that it has noted, in order. */
  List<JsonObject> notes() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls)
        ? Files.readAllLines(calls).stream().map(DsmcStandIn::json).toList()
        : List.of();
  }

  private static JsonObject json(String line) {
    try (JsonReader reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }

  void forgetCalls() throws IOException {
    Files.deleteIfExists(folder.resolve("calls"));
  }

  /** True if a call hangs, and says in which processes. */
  boolean isHanging() {
    return Files.exists(folder.resolve("pids"));
  }

  /** The processes of a call that hangs: itself and its child. */
  List<Long> hanging() throws IOException {
    return Arrays.stream(Files.readString(folder.resolve("pids")).split(" "))
        .map(Long::parseLong)
        .toList();
  }

  void forgetHanging() throws IOException {
    Files.delete(folder.resolve("pids"));
  }

  /** Files that the server has, of all versions. */
  public long storedFiles() throws IOException {
    Path server = folder.resolve("server");
    if (!Files.exists(server)) {
      return 0;
    }
    try (var files = Files.walk(server)) {
      return files.filter(file -> Files.isRegularFile(file) && !file.endsWith("active")).count();
    }
  }
}
