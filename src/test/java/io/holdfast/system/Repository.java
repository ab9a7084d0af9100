package io.holdfast.system;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The folders of volumes and of backups, seen from beside the server. */
final class Repository {

  private final Path volumes;
  private final Path backups;

  Repository(Path volumes, Path backups) {
    this.volumes = volumes;
    this.backups = backups;
  }

  Path volume(String id) {
    return volumes.resolve("volume-" + id);
  }

  /** Files named snapshot- or backup- that name a snapshot of the volume, deleted rows included. */
  List<Path> snapshotFiles(Connection database, String volume) throws SQLException {
    List<String> snapshots = new ArrayList<>();
    try (PreparedStatement query =
        database.prepareStatement("select id from snapshots where volume_id = ?")) {
      query.setString(1, volume);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          snapshots.add(rows.getString(1));
        }
      }
    }
    return files(
        volumes,
        file ->
            file.getFileName().toString().matches("(snapshot-|backup).*")
                && snapshots.stream().anyMatch(file.getFileName().toString()::contains));
  }

  List<Path> filesOf(String backup) {
    return files(backups, file -> backups.relativize(file).toString().contains(backup));
  }

  void flipByteIn(String backup, String nameSuffix) {
    Path object =
        filesOf(backup).stream()
            .filter(file -> file.toString().endsWith(nameSuffix))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no object " + nameSuffix + " of " + backup));
    try (RandomAccessFile file = new RandomAccessFile(object.toFile(), "rw")) {
      long middle = file.length() / 2;
      file.seek(middle);
      int value = file.read();
      file.seek(middle);
      file.write(~value);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Path copy(Path file, Path folder) {
    try {
      Path copy =
          Files.createDirectories(folder).resolve(file.getFileName() + "." + System.nanoTime());
      Process cp =
          new ProcessBuilder("cp", "--sparse=always", file.toString(), copy.toString())
              .inheritIO()
              .start();
      if (cp.waitFor() != 0) {
        throw new IllegalStateException("cp of " + file + " failed");
      }
      return copy;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static List<Path> files(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(wanted).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
