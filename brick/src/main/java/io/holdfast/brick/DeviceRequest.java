package io.holdfast.brick;

import jakarta.resource.spi.ConnectionRequestInfo;

/** What a caller wants of the pool: one device, over a connection that fits. */
sealed interface DeviceRequest extends ConnectionRequestInfo permits LocalRequest, RbdRequest {}
