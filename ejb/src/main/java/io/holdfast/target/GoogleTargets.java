package io.holdfast.target;

import io.holdfast.configuration.GoogleOptions;
import io.holdfast.configuration.NodeConfiguration;
import io.holdfast.configuration.RequestOptions;
import io.holdfast.configuration.TargetConfiguration;
import io.holdfast.configuration.TargetType;
import io.holdfast.engine.driver.chunked.BucketLayout;
import io.holdfast.google.GoogleObjectStore;
import io.holdfast.google.GoogleServer;
import io.holdfast.google.GoogleWriting;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Buckets of Google Cloud Storage, which every node reaches. */
@ApplicationScoped
public class GoogleTargets implements TargetOpener {

  static final String SERVICE = "cinder.backup.drivers.gcs.GoogleBackupDriver";

  @Inject private BackupDrivers drivers;
  @Inject private NodeConfiguration node;

  private final List<GoogleObjectStore> stores = new ArrayList<>();

  @Override
  public TargetType type() {
    return TargetType.GOOGLE;
  }

  /** Reads the key, and does not connect yet: this server starts without that one, too. */
  @Override
  public BackupTarget open(TargetConfiguration target) throws IOException {
    String bucket = target.get(GoogleOptions.BUCKET);
    GoogleObjectStore store = new GoogleObjectStore(server(target), writing(target), bucket);
    stores.add(store);
    store.checkContainer(bucket);
    return new BackupTarget(
        target.name(),
        drivers.chunked(target, store, new BucketLayout(SERVICE, bucket, node.availabilityZone())),
        true);
  }

  /** How the service is spoken to; throws IOException naming options that do not fit together. */
  static GoogleServer server(TargetConfiguration target) throws IOException {
    return new GoogleServer(
        target.get(GoogleOptions.ENDPOINT),
        keyFile(target),
        RequestOptions.limits(target),
        target.get(GoogleOptions.PROXY),
        target.get(GoogleOptions.USER_AGENT),
        target.get(GoogleOptions.RETRY_ERROR_CODES));
  }

  private static Optional<Path> keyFile(TargetConfiguration target) throws IOException {
    Optional<Path> file = target.get(GoogleOptions.CREDENTIALS_FILE);
    boolean wanted = target.get(GoogleOptions.CREDENTIALS).equals("service-account");
    if (wanted && file.isEmpty()) {
      throw new IOException(target.key(GoogleOptions.CREDENTIALS_FILE) + " must be set");
    }
    if (!wanted && file.isPresent()) {
      throw new IOException(
          target.key(GoogleOptions.CREDENTIALS_FILE) + " does not go with credentials=none");
    }
    if (!wanted && target.get(GoogleOptions.ENDPOINT).equals(GoogleServer.PUBLIC)) {
      throw new IOException(
          target.key(GoogleOptions.CREDENTIALS) + "=none goes with another endpoint only");
    }
    return file;
  }

  /** How objects and buckets are made. */
  static GoogleWriting writing(TargetConfiguration target) {
    return new GoogleWriting(
        target.get(GoogleOptions.CREATE_CONTAINER),
        target.get(GoogleOptions.PROJECT),
        target.get(GoogleOptions.LOCATION),
        target.get(GoogleOptions.STORAGE_CLASS),
        target.get(GoogleOptions.RESUMABLE_THRESHOLD).bytes(),
        target.get(GoogleOptions.WRITER_CHUNK_SIZE),
        target.get(RequestOptions.LIST_PAGE));
  }

  @PreDestroy
  void close() {
    stores.forEach(GoogleObjectStore::close);
  }
}
