package io.holdfast.google;

import io.holdfast.engine.store.RequestLimits;
import io.holdfast.google.standin.SharedStandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The settings of a store under test: those of production, with what a test changes. */
final class StoreSetup {

  private static final int MIB = 1 << 20;

  private final URI endpoint;
  private Optional<Path> keyFile = Optional.empty();
  private Optional<URI> proxy = Optional.empty();
  private Set<Integer> passing = Set.of();
  private RequestLimits limits =
      new RequestLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), 64 << 10, 10);
  private boolean createBucket = true;
  private Optional<String> project = Optional.of("project-of-the-test");
  private long threshold = 64 * MIB;
  private OptionalInt chunk = OptionalInt.of(16 * MIB);
  private int page = 1000;
  private String container = "volumebackups";

  StoreSetup(URI endpoint) {
    this.endpoint = endpoint;
  }

  static StoreSetup onStandIn() {
    return new StoreSetup(SharedStandIn.get().address());
  }

  StoreSetup keyFile(Path file) {
    keyFile = Optional.of(file);
    return this;
  }

  StoreSetup proxy(URI address) {
    proxy = Optional.of(address);
    return this;
  }

  StoreSetup passing(int status) {
    passing = Set.of(status);
    return this;
  }

  StoreSetup limits(RequestLimits other) {
    limits = other;
    return this;
  }

  StoreSetup withoutMakingBuckets() {
    createBucket = false;
    return this;
  }

  StoreSetup withoutProject() {
    project = Optional.empty();
    return this;
  }

  StoreSetup chunks(long from, int bytes) {
    threshold = from;
    chunk = OptionalInt.of(bytes);
    return this;
  }

  StoreSetup inOneRequest(long from) {
    threshold = from;
    chunk = OptionalInt.empty();
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

  GoogleObjectStore store() throws IOException {
    return new GoogleObjectStore(
        new GoogleServer(endpoint, keyFile, limits, proxy, "holdfast", passing),
        new GoogleWriting(createBucket, project, "US", "NEARLINE", threshold, chunk, page),
        container);
  }
}
