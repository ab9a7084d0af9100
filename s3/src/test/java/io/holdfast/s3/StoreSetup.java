package io.holdfast.s3;

import io.holdfast.engine.store.RequestLimits;
import io.holdfast.engine.store.ServerTrust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The settings of a store under test: those of production, with what a test changes. */
final class StoreSetup {

  private static final int MIB = 1 << 20;

  private URI endpoint;
  private AccessKey key;
  private ServerTrust trust = new ServerTrust(true, Optional.empty());
  private boolean modern;
  private Optional<URI> proxy = Optional.empty();
  private RequestLimits limits =
      new RequestLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), 64 << 10, 10);
  private boolean createBucket = true;
  private OverwriteCheck check = OverwriteCheck.CONDITIONAL;
  private ServerEncryption encryption = ServerEncryption.NONE;
  private Optional<String> storageClass = Optional.empty();
  private long threshold = 64 * MIB;
  private int part = 16 * MIB;
  private int page = 1000;
  private String container = "volumebackups";

  StoreSetup(URI endpoint, AccessKey key) {
    this.endpoint = endpoint;
    this.key = key;
  }

  /** A store on the gateway that all tests share. */
  static StoreSetup onGateway() {
    return new StoreSetup(SharedGateway.gateway().endpoint(), SharedGateway.key());
  }

  static StoreSetup onSecureGateway() {
    return new StoreSetup(SharedGateway.gateway().secureEndpoint(), SharedGateway.key());
  }

  StoreSetup endpoint(URI address) {
    endpoint = address;
    return this;
  }

  StoreSetup key(AccessKey other) {
    key = other;
    return this;
  }

  StoreSetup trusting(Path authorities) {
    trust = new ServerTrust(true, Optional.of(authorities));
    return this;
  }

  StoreSetup trustingAnybody() {
    trust = new ServerTrust(false, Optional.empty());
    return this;
  }

  StoreSetup modernChecksums() {
    modern = true;
    return this;
  }

  StoreSetup proxy(URI address) {
    proxy = Optional.of(address);
    return this;
  }

  StoreSetup limits(RequestLimits other) {
    limits = other;
    return this;
  }

  StoreSetup impatient() {
    limits = new RequestLimits(Duration.ofSeconds(1), Duration.ofMillis(500), 64 << 10, 10);
    return this;
  }

  StoreSetup least(long bytesPerSecond) {
    limits = new RequestLimits(limits.connect(), limits.read(), bytesPerSecond, limits.requests());
    return this;
  }

  StoreSetup oneRequest() {
    limits = new RequestLimits(limits.connect(), limits.read(), limits.leastBytesPerSecond(), 1);
    return this;
  }

  StoreSetup withoutMakingBuckets() {
    createBucket = false;
    return this;
  }

  StoreSetup check(OverwriteCheck how) {
    check = how;
    return this;
  }

  StoreSetup encryption(ServerEncryption how) {
    encryption = how;
    return this;
  }

  StoreSetup storageClass(String word) {
    storageClass = Optional.of(word);
    return this;
  }

  StoreSetup parts(long from, int bytes) {
    threshold = from;
    part = bytes;
    return this;
  }

  StoreSetup page(int names) {
    page = names;
    return this;
  }

  StoreSetup container(String bucket) {
    container = bucket;
    return this;
  }

  S3Server server() {
    return new S3Server(endpoint, "us-east-1", key, true, modern, limits, trust, proxy);
  }

  S3ObjectStore store() throws IOException {
    S3Writing writing =
        new S3Writing(createBucket, true, check, encryption, storageClass, threshold, part, page);
    return new S3ObjectStore(server(), writing, container);
  }
}
