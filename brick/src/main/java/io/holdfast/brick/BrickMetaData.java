package io.holdfast.brick;

import jakarta.resource.spi.ManagedConnectionMetaData;

/** What the adapter says of itself to the server. */
final class BrickMetaData implements ManagedConnectionMetaData {

  @Override
  public String getEISProductName() {
    return "Holdfast brick adapter";
  }

  @Override
  public String getEISProductVersion() {
    return "1.0";
  }

  /** No limit of its own; the pool has one. */
  @Override
  public int getMaxConnections() {
    return 0;
  }

  @Override
  public String getUserName() {
    return "";
  }
}
