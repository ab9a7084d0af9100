package io.holdfast.system;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Backups that a real Cinder made and exported, with the digests of the volume at each of them:
 * {@code manifest.json}, and the repository below {@code data}.
 */
final class CinderArchive {

  private final JsonObject manifest;

  private CinderArchive(JsonObject manifest) {
    this.manifest = manifest;
  }

  /**
   * Unpacks an archive's repository into a target's folder.
   *
   * @param compression as in the archive's name
   */
  static CinderArchive unpack(String compression, Path scratch, Path repository) {
    try {
      Path packed = Files.createDirectories(scratch).resolve(compression + ".tar.xz");
      try (InputStream archive =
          CinderArchive.class.getResourceAsStream("/cinder/posix-" + compression + ".tar.xz")) {
        Files.write(packed, archive.readAllBytes());
      }
      run("tar", "-C", scratch.toString(), "-xJf", packed.toString());
      run("cp", "-r", scratch.resolve("data").toString() + "/.", repository.toString());
      try (JsonReader reader =
          Json.createReader(Files.newBufferedReader(scratch.resolve("manifest.json")))) {
        return new CinderArchive(reader.readObject());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void run(String... command) throws IOException {
    try {
      int code = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (code != 0) {
        throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The backups, each before those that build on it. */
  List<JsonObject> backups() {
    return manifest.getJsonArray("backups").getValuesAs(JsonObject.class);
  }
}
