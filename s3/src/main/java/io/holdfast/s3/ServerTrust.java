package io.holdfast.s3;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which certificates of a server are accepted.
 *
 * @param verified false accepts any, so that whoever is in between reads and changes everything
 * @param authorities PEM file of the authorities that are trusted; empty takes those of the JDK
 */
public record ServerTrust(boolean verified, Optional<Path> authorities) {}
