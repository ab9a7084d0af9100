package io.holdfast.configuration;

import io.holdfast.s3.OverwriteCheck;
import io.holdfast.s3.S3Writing;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Options of a target that is a bucket of S3, or of a server that speaks like it. */
public final class S3Options {

  public static final NamedOption<URI> ENDPOINT =
      new NamedOption<>(
          "endpoint",
          "",
          "address",
          "http or https address of the server; must be set",
          OptionRules::address);

  public static final NamedOption<String> REGION =
      new NamedOption<>(
          "region",
          "us-east-1",
          "name",
          "the region that requests are signed for; with another than us-east-1 new buckets are made there",
          Setting::name);

  public static final NamedOption<String> ACCESS_KEY =
      new NamedOption<>(
          "access-key", "", "word", "the access key of the user; must be set", OptionRules::needed);

  public static final NamedOption<Secret> SECRET_KEY =
      new NamedOption<>(
          "secret-key",
          "",
          "secret",
          "the secret key of the user, best as a variable; must be set",
          Secret::new);

  public static final NamedOption<String> BUCKET =
      new NamedOption<>(
          "bucket",
          "volumebackups",
          "name",
          "the bucket of backups that name no container",
          Setting::name);

  public static final NamedOption<Boolean> CREATE_CONTAINER =
      new NamedOption<>(
          "create-container",
          "true",
          "true or false",
          "whether a bucket that is missing is made",
          OptionRules.TRUE_OR_FALSE);

  public static final NamedOption<Boolean> PATH_STYLE =
      new NamedOption<>(
          "path-style",
          "true",
          "true or false",
          "whether the bucket stands in the path of an address, or in front of its host",
          OptionRules.TRUE_OR_FALSE);

  public static final NamedOption<Boolean> MODERN_CHECKSUMS =
      new NamedOption<>(
          "modern-checksums",
          "false",
          "true or false",
          "whether bodies go in chunks with a CRC behind; for Amazon itself only, as other servers refuse it or damage data",
          OptionRules.TRUE_OR_FALSE);

  public static final NamedOption<Boolean> CONTENT_MD5 =
      new NamedOption<>(
          "content-md5",
          "true",
          "true or false",
          "whether the server is sent the MD5 to check; its own is compared in any case",
          OptionRules.TRUE_OR_FALSE);

  public static final NamedOption<OverwriteCheck> OVERWRITE_CHECK =
      new NamedOption<>(
          "overwrite-check",
          "conditional",
          "conditional or head",
          "how a put replaces nothing: by its own condition, or, on servers without, by a look-up before",
          text ->
              OverwriteCheck.valueOf(
                  Setting.oneOf("conditional", "head").apply(text).toUpperCase(Locale.ROOT)));

  public static final NamedOption<String> CUSTOMER_ALGORITHM =
      new NamedOption<>(
          "sse-customer-algorithm",
          "",
          "AES256 or empty",
          "algorithm for the key of the customer; with sse-customer-key only",
          Setting.oneOf("", "AES256"));

  public static final NamedOption<Secret> CUSTOMER_KEY =
      new NamedOption<>(
          "sse-customer-key",
          "",
          "secret",
          "key that the server encrypts with and forgets: 32 characters, or 32 bytes in Base64; lost with it are all backups",
          Secret::new);

  public static final NamedOption<String> SERVER_ENCRYPTION =
      new NamedOption<>(
          "server-side-encryption",
          "",
          "AES256, aws:kms or empty",
          "encryption with a key that the server has",
          Setting.oneOf("", "AES256", "aws:kms"));

  public static final NamedOption<String> KMS_KEY =
      new NamedOption<>(
          "kms-key-id",
          "",
          "word or empty",
          "key of aws:kms; empty takes its default",
          text -> text);

  public static final NamedOption<Optional<String>> STORAGE_CLASS =
      new NamedOption<>(
          "storage-class",
          "",
          "word or empty",
          "storage class of new objects, one that can be read at once; empty takes the server's",
          OptionRules.ifSet(Setting::name));

  public static final NamedOption<DataSize> MULTIPART_THRESHOLD =
      new NamedOption<>(
          "multipart-threshold",
          "64MiB",
          "size",
          "objects larger than this go in parts",
          OptionRules.size(1, S3Writing.LARGEST_THRESHOLD));

  public static final NamedOption<DataSize> PART_SIZE =
      new NamedOption<>(
          "part-size",
          "16MiB",
          "size",
          "bytes of a part; each object that goes in parts holds one in memory",
          OptionRules.size(S3Writing.LEAST_PART, S3Writing.LARGEST_THRESHOLD));

  public static final NamedOption<Optional<URI>> PROXY =
      new NamedOption<>(
          "proxy",
          "",
          "address or empty",
          "http address of a proxy that requests go through; variables of the environment do not count",
          OptionRules.ifSet(OptionRules::address));

  static final List<NamedOption<?>> ALL =
      List.of(
          ENDPOINT,
          REGION,
          ACCESS_KEY,
          SECRET_KEY,
          BUCKET,
          CREATE_CONTAINER,
          PATH_STYLE,
          MODERN_CHECKSUMS,
          CONTENT_MD5,
          OVERWRITE_CHECK,
          CUSTOMER_ALGORITHM,
          CUSTOMER_KEY,
          SERVER_ENCRYPTION,
          KMS_KEY,
          STORAGE_CLASS,
          MULTIPART_THRESHOLD,
          PART_SIZE,
          RequestOptions.LIST_PAGE,
          RequestOptions.TIMEOUT,
          RequestOptions.LEAST_RATE,
          RequestOptions.CONNECTIONS,
          RequestOptions.VERIFY_TLS,
          RequestOptions.CA_FILE,
          PROXY);

  private S3Options() {}
}
