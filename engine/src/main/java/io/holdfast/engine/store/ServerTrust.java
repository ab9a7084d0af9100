package io.holdfast.engine.store;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which certificates of servers are accepted.
 *
 * @param verified false accepts any, so that whoever is in between reads and changes everything
 * @param authorities PEM file of the authorities that are trusted; empty takes those of the JDK
 */
public record ServerTrust(boolean verified, Optional<Path> authorities) {

  /** The authorities of the JDK. */
  public static final ServerTrust DEFAULT = new ServerTrust(true, Optional.empty());
}
