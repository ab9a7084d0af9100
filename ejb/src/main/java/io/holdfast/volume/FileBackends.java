package io.holdfast.volume;

import io.holdfast.configuration.BackendConfiguration;
import io.holdfast.configuration.BackendType;
import io.holdfast.configuration.VolumesConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Volumes as sparse files in this node's folder. */
@ApplicationScoped
public class FileBackends implements VolumeBackendOpener {

  @Inject private VolumesConfiguration configuration;

  @Override
  public BackendType type() {
    return BackendType.FILES;
  }

  @Override
  public VolumeBackend open(BackendConfiguration backend) {
    return new FileVolumes(configuration.path());
  }
}
