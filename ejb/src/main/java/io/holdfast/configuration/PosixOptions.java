package io.holdfast.configuration;

import java.nio.file.Path;
import java.util.List;

/** Options of a target that is a folder. */
public final class PosixOptions {

  public static final NamedOption<Path> PATH =
      new NamedOption<>(
          "path", "data/backups", "folder", "root of the backup repository", Path::of);

  public static final NamedOption<Boolean> SHARED =
      new NamedOption<>(
          "shared",
          "false",
          "true or false",
          "whether the folder is one and the same on every node",
          text -> Boolean.valueOf(Setting.oneOf("true", "false").apply(text)));

  static final List<NamedOption<?>> ALL = List.of(PATH, SHARED);

  private PosixOptions() {}
}
