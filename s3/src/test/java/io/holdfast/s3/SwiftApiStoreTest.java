package io.holdfast.s3;

import io.holdfast.engine.store.FoldersInContainer;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.ObjectStoreContract;
import io.holdfast.swift.RealSwift;
import io.holdfast.swift.SharedSwift;
import java.io.IOException;

/**
 * What every store promises, on a second server that speaks S3: Swift, without conditional puts.
 */
class SwiftApiStoreTest extends ObjectStoreContract {

  @Override
  protected ObjectStore emptyStore() throws IOException {
    AccessKey key = new AccessKey(RealSwift.USER, RealSwift.KEY);
    StoreSetup setup =
        new StoreSetup(SharedSwift.server().address(), key).check(OverwriteCheck.HEAD).page(50);
    return new FoldersInContainer(setup.store());
  }

  @Override
  protected int moreThanAPage() {
    return 120;
  }

  /** A look-up and the put behind it are two requests. */
  @Override
  protected boolean refusesOverwritesInARace() {
    return false;
  }
}
