package io.holdfast.target;

import io.holdfast.configuration.NodeConfiguration;
import io.holdfast.configuration.RequestOptions;
import io.holdfast.configuration.SwiftOptions;
import io.holdfast.configuration.TargetConfiguration;
import io.holdfast.configuration.TargetType;
import io.holdfast.engine.driver.chunked.BucketLayout;
import io.holdfast.swift.KeystoneLogin;
import io.holdfast.swift.SwiftLimits;
import io.holdfast.swift.SwiftLogin;
import io.holdfast.swift.SwiftObjectStore;
import io.holdfast.swift.SwiftObjectStore.Containers;
import io.holdfast.swift.TempAuthLogin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** Containers of Swift, which every node reaches. */
@ApplicationScoped
public class SwiftTargets implements TargetOpener {

  private static final String SERVICE = "cinder.backup.drivers.swift.SwiftBackupDriver";

  @Inject private BackupDrivers drivers;
  @Inject private NodeConfiguration node;

  @Override
  public TargetType type() {
    return TargetType.SWIFT;
  }

  /** Does not connect yet: this server starts without that one, too. */
  @Override
  public BackupTarget open(TargetConfiguration target) throws IOException {
    String container = target.get(SwiftOptions.CONTAINER);
    SwiftObjectStore store =
        new SwiftObjectStore(
            login(target), limits(target), RequestOptions.trust(target), containers(target));
    store.checkContainer(container);
    BucketLayout layout = new BucketLayout(SERVICE, container, node.availabilityZone());
    return new BackupTarget(target.name(), drivers.chunked(target, store, layout), true);
  }

  static SwiftLogin login(TargetConfiguration target) throws IOException {
    if (target.get(SwiftOptions.KEY).isEmpty()) {
      throw new IOException("its key must be set, best as a variable");
    }
    return target.get(SwiftOptions.AUTH).equals("keystone") ? keystone(target) : tempAuth(target);
  }

  private static TempAuthLogin tempAuth(TargetConfiguration target) {
    return new TempAuthLogin(
        target.get(SwiftOptions.AUTH_URL),
        target.get(SwiftOptions.USER),
        target.get(SwiftOptions.KEY).value(),
        target.get(SwiftOptions.STORAGE_URL));
  }

  private static KeystoneLogin keystone(TargetConfiguration target) {
    return new KeystoneLogin(
        target.get(SwiftOptions.AUTH_URL),
        new KeystoneLogin.Named(
            target.get(SwiftOptions.USER), target.get(SwiftOptions.USER_DOMAIN)),
        target.get(SwiftOptions.KEY).value(),
        new KeystoneLogin.Named(
            target.get(SwiftOptions.PROJECT), target.get(SwiftOptions.PROJECT_DOMAIN)),
        new KeystoneLogin.Catalogue(
            target.get(SwiftOptions.SERVICE_TYPE),
            target.get(SwiftOptions.ENDPOINT_TYPE),
            target.get(SwiftOptions.REGION),
            target.get(SwiftOptions.STORAGE_URL)));
  }

  private static SwiftLimits limits(TargetConfiguration target) {
    return new SwiftLimits(
        target.get(SwiftOptions.CONNECT_TIME),
        target.get(SwiftOptions.TIMEOUT),
        target.get(RequestOptions.LEAST_RATE).bytes());
  }

  private static Containers containers(TargetConfiguration target) {
    return new Containers(
        target.get(SwiftOptions.CONTAINER),
        target.get(SwiftOptions.CREATE_CONTAINER),
        target.get(SwiftOptions.STORAGE_POLICY),
        target.get(SwiftOptions.LIST_PAGE));
  }
}
