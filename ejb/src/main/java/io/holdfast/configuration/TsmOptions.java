package io.holdfast.configuration;

import io.holdfast.engine.driver.tsm.BackupMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Options of a target that is a node of IBM's TSM. */
public final class TsmOptions {

  private static final Function<String, Duration> SECONDS =
      Durations.atLeast(Duration.ofSeconds(1));

  public static final NamedOption<String> PROGRAM =
      new NamedOption<>(
          "program",
          "dsmc",
          "name or path",
          "IBM's backup-archive client, or a program that calls it",
          TsmOptions::program);

  public static final NamedOption<Optional<Path>> OPTIONS_FILE =
      new NamedOption<>(
          "options-file",
          "",
          "file or empty",
          "options file that the client reads (-optfile); empty takes its own",
          OptionRules.ifSet(Path::of));

  public static final NamedOption<String> PREFIX =
      new NamedOption<>(
          "prefix",
          "backup",
          "name",
          "what the names of backups in TSM begin with, up to 32 characters",
          Setting::name);

  public static final NamedOption<BackupMode> MODE =
      new NamedOption<>(
          "mode",
          "file",
          "file or image",
          "whether the client gets volumes as files, or as block devices that it reads itself",
          text ->
              BackupMode.valueOf(
                  Setting.oneOf("file", "image").apply(text).toUpperCase(Locale.ROOT)));

  public static final NamedOption<Boolean> COMPRESSION =
      new NamedOption<>(
          "client-compression",
          "true",
          "true or false",
          "whether the client compresses",
          OptionRules.TRUE_OR_FALSE);

  public static final NamedOption<Path> STAGING =
      new NamedOption<>(
          "staging",
          "data/tsm",
          "folder",
          "where volumes lie while the client stores or fetches them; local, for this server alone, and the same path on every node, as TSM knows backups by it",
          Path::of);

  public static final NamedOption<DataSize> RESERVE =
      new NamedOption<>(
          "staging-reserve",
          "1GiB",
          "size",
          "what must stay free where the staging folder lies",
          DataSize::parse);

  public static final NamedOption<Path> DEVICES =
      new NamedOption<>(
          "devices",
          "/dev",
          "folder",
          "where a block device gets the name that it is stored by; with image, and for Cinder's oldest backups",
          Path::of);

  public static final NamedOption<Duration> TRANSFER_LIMIT =
      new NamedOption<>(
          "transfer-limit",
          "24h",
          "duration",
          "how long the client may take to store or fetch one backup before it is ended",
          SECONDS);

  public static final NamedOption<Duration> CALL_LIMIT =
      new NamedOption<>(
          "call-limit",
          "60s",
          "duration",
          "how long any other call of the client may take, the health check's too",
          SECONDS);

  static final List<NamedOption<?>> ALL =
      List.of(
          PROGRAM,
          OPTIONS_FILE,
          PREFIX,
          MODE,
          COMPRESSION,
          STAGING,
          RESERVE,
          DEVICES,
          TRANSFER_LIMIT,
          CALL_LIMIT);

  private TsmOptions() {}

  private static String program(String text) {
    if (!text.matches("[A-Za-z0-9/._-]+")) {
      throw new IllegalArgumentException("must be one plain word");
    }
    return text;
  }
}
