package io.holdfast.target;

import io.holdfast.configuration.NodeConfiguration;
import io.holdfast.configuration.S3Options;
import io.holdfast.configuration.TargetConfiguration;
import io.holdfast.configuration.TargetType;
import io.holdfast.engine.driver.chunked.BucketLayout;
import io.holdfast.s3.S3ObjectStore;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Buckets of S3 and of servers that speak like it, which every node reaches. */
@ApplicationScoped
public class S3Targets implements TargetOpener {

  private static final String SERVICE = "cinder.backup.drivers.s3.S3BackupDriver";

  @Inject private BackupDrivers drivers;
  @Inject private NodeConfiguration node;

  private final List<S3ObjectStore> stores = new ArrayList<>();

  @Override
  public TargetType type() {
    return TargetType.S3;
  }

  /** Does not connect yet: this server starts without that one, too. */
  @Override
  public BackupTarget open(TargetConfiguration target) throws IOException {
    S3Settings settings = S3Settings.of(target);
    String bucket = target.get(S3Options.BUCKET);
    S3ObjectStore store = new S3ObjectStore(settings.server(), settings.writing(), bucket);
    stores.add(store);
    store.checkContainer(bucket);
    return new BackupTarget(
        target.name(),
        drivers.chunked(target, store, new BucketLayout(SERVICE, bucket, node.availabilityZone())),
        true);
  }

  @PreDestroy
  void close() {
    stores.forEach(S3ObjectStore::close);
  }
}
