package io.holdfast.configuration;

import io.holdfast.google.GoogleServer;
import io.holdfast.google.GoogleWriting;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Options of a target that is a bucket of Google Cloud Storage. */
public final class GoogleOptions {

  private static final int MOST_BYTES = 1 << 30;

  public static final NamedOption<URI> ENDPOINT =
      new NamedOption<>(
          "endpoint",
          GoogleServer.PUBLIC.toString(),
          "address",
          "http or https address of the service",
          OptionRules::address);

  public static final NamedOption<String> CREDENTIALS =
      new NamedOption<>(
          "credentials",
          "service-account",
          "service-account or none",
          "who we are: a service account, or nobody, which only stand-ins for the service take",
          Setting.oneOf("service-account", "none"));

  public static final NamedOption<Optional<Path>> CREDENTIALS_FILE =
      new NamedOption<>(
          "credentials-file",
          "",
          "file or empty",
          "JSON file with the key of the service account; must be set with service-account",
          OptionRules.ifSet(Path::of));

  public static final NamedOption<String> BUCKET =
      new NamedOption<>(
          "bucket",
          "",
          "name",
          "the bucket of backups that name no container; must be set",
          Setting::name);

  public static final NamedOption<Boolean> CREATE_CONTAINER =
      new NamedOption<>(
          "create-container",
          "true",
          "true or false",
          "whether a bucket that is missing is made, if there is a project-id",
          OptionRules.TRUE_OR_FALSE);

  public static final NamedOption<Optional<String>> PROJECT =
      new NamedOption<>(
          "project-id",
          "",
          "word or empty",
          "the project of buckets that are made",
          OptionRules.ifSet(text -> text));

  public static final NamedOption<String> LOCATION =
      new NamedOption<>(
          "bucket-location", "US", "name", "where buckets that are made lie", Setting::name);

  public static final NamedOption<String> STORAGE_CLASS =
      new NamedOption<>(
          "storage-class",
          "NEARLINE",
          "STANDARD, NEARLINE, COLDLINE or ARCHIVE",
          "storage class of objects in buckets that are made",
          Setting.oneOf("STANDARD", "NEARLINE", "COLDLINE", "ARCHIVE"));

  public static final NamedOption<DataSize> RESUMABLE_THRESHOLD =
      new NamedOption<>(
          "resumable-threshold",
          "64MiB",
          "size",
          "objects larger than this go in chunks, smaller ones in one request",
          OptionRules.size(0, MOST_BYTES));

  public static final NamedOption<OptionalInt> WRITER_CHUNK_SIZE =
      new NamedOption<>(
          "writer-chunk-size",
          "16MiB",
          "size or -1",
          "bytes of a chunk, a multiple of 256KiB; each object that goes in chunks holds one in memory; -1 sends all in one request",
          GoogleOptions::chunk);

  public static final NamedOption<Set<Integer>> RETRY_ERROR_CODES =
      new NamedOption<>(
          "retry-error-codes",
          "429",
          "status codes with commas between, or empty",
          "answers that are asked for again, beside those of 408, 429 and from 500 on",
          GoogleOptions::codes);

  public static final NamedOption<String> USER_AGENT =
      new NamedOption<>(
          "user-agent", "holdfast", "name", "how requests call their sender", Setting::name);

  public static final NamedOption<Optional<URI>> PROXY =
      new NamedOption<>(
          "proxy",
          "",
          "address or empty",
          "http address of a proxy that requests go through; variables of the environment do not count",
          OptionRules.ifSet(GoogleOptions::proxy));

  static final List<NamedOption<?>> ALL =
      List.of(
          ENDPOINT,
          CREDENTIALS,
          CREDENTIALS_FILE,
          BUCKET,
          CREATE_CONTAINER,
          PROJECT,
          LOCATION,
          STORAGE_CLASS,
          RESUMABLE_THRESHOLD,
          WRITER_CHUNK_SIZE,
          RequestOptions.LIST_PAGE,
          RequestOptions.TIMEOUT,
          RequestOptions.LEAST_RATE,
          RequestOptions.CONNECTIONS,
          RETRY_ERROR_CODES,
          USER_AGENT,
          PROXY);

  private GoogleOptions() {}

  private static URI proxy(String text) {
    URI address = OptionRules.address(text);
    if (!address.getScheme().equals("http")) {
      throw new IllegalArgumentException("must be http");
    }
    return address;
  }

  private static OptionalInt chunk(String text) {
    if (text.equals("-1")) {
      return OptionalInt.empty();
    }
    int bytes = OptionRules.size(GoogleWriting.CHUNK_UNIT, MOST_BYTES).apply(text).intBytes();
    if (bytes % GoogleWriting.CHUNK_UNIT != 0) {
      throw new IllegalArgumentException("must be a multiple of 256KiB");
    }
    return OptionalInt.of(bytes);
  }

  /** Codes that mean something for good here stay so. */
  private static Set<Integer> codes(String text) {
    if (text.isEmpty()) {
      return Set.of();
    }
    Set<Integer> codes =
        Arrays.stream(text.split(","))
            .map(code -> Setting.count(400, 599).apply(code.strip()))
            .collect(Collectors.toUnmodifiableSet());
    if (codes.contains(404) || codes.contains(412)) {
      throw new IllegalArgumentException("404 and 412 say what is there, and do not pass");
    }
    return codes;
  }
}
