package io.holdfast.volume;

import io.holdfast.configuration.BackendConfiguration;
import io.holdfast.configuration.BackendType;

/** Opens backends of one type. Implementations are application-scoped beans. */
interface VolumeBackendOpener {

  /** The type that this opens. */
  BackendType type();

  /** Opens a backend for the life of the server. */
  VolumeBackend open(BackendConfiguration configuration);
}
