package io.holdfast.brick;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The folders below which local devices may lie. Volumes come from requests and from rows, so that
 * a path is looked at after every symbolic link in it has been followed.
 *
 * @param folders absolute, in the order of the configuration, at least one
 */
record LocalRoots(List<Path> folders) {

  LocalRoots {
    folders = List.copyOf(folders);
    if (folders.isEmpty()) {
      throw new IllegalArgumentException(
          "The brick adapter's property Roots is empty; name the folder of the volume files.");
    }
  }

  /** Reads a path list as the operating system writes it. */
  static LocalRoots parse(String pathList) {
    return new LocalRoots(
        Arrays.stream(pathList.split(File.pathSeparator))
            .filter(part -> !part.isBlank())
            .map(part -> Path.of(part.strip()).toAbsolutePath().normalize())
            .toList());
  }

  /**
   * Finds a device and the root that it lies below.
   *
   * @throws IOException if the device is not there, or lies outside every root
   */
  LocalRequest locate(String devicePath) throws IOException {
    Path device = real(devicePath);
    for (Path folder : folders.stream().filter(Files::isDirectory).toList()) {
      Path root = folder.toRealPath();
      if (device.startsWith(root) && !device.equals(root)) {
        return new LocalRequest(root, device);
      }
    }
    throw new IOException(
        "Device '" + devicePath + "' lies outside the brick adapter's Roots " + folders + ".");
  }

  private static Path real(String devicePath) throws IOException {
    Path path = Path.of(devicePath);
    if (!path.isAbsolute()) {
      throw new IOException("Device path '" + devicePath + "' is not absolute.");
    }
    try {
      return path.toRealPath();
    } catch (NoSuchFileException missing) {
      throw new IOException("Device '" + devicePath + "' does not exist.", missing);
    }
  }
}
