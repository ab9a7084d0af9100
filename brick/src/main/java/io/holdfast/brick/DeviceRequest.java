package io.holdfast.brick;

import jakarta.resource.spi.ConnectionRequestInfo;
import java.nio.file.Path;

/**
 * What a caller wants of the pool: a device of the type {@code local}.
 *
 * @param root the folder that a connection is made to, and that makes connections alike
 * @param device the device's file, below the root
 */
record DeviceRequest(Path root, Path device) implements ConnectionRequestInfo {}
