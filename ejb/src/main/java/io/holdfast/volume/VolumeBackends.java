package io.holdfast.volume;

import io.holdfast.configuration.BackendConfiguration;
import io.holdfast.configuration.BackendsConfiguration;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The backends of this node by their names. Threads: any. */
@ApplicationScoped
public class VolumeBackends {

  @Inject private BackendsConfiguration configuration;
  @Inject @Any private Instance<VolumeBackendOpener> openers;

  private final Map<String, VolumeBackend> backends = new LinkedHashMap<>();

  @PostConstruct
  void open() {
    configuration.backends().forEach(backend -> backends.put(backend.name(), open(backend)));
  }

  private VolumeBackend open(BackendConfiguration backend) {
    return openers.stream()
        .filter(opener -> opener.type() == backend.type())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody opens " + backend.type()))
        .open(backend);
  }

  /** The volume types that they give. */
  public VolumeTypes types() {
    return new VolumeTypes(List.copyOf(backends.keySet()));
  }

  /**
   * Where a volume lies.
   *
   * @throws IllegalStateException if it is not configured on this node
   */
  public VolumeBackend of(VolumeHost host) {
    VolumeBackend backend = backends.get(host.backend());
    if (backend == null) {
      throw new IllegalStateException(
          "The volume backend "
              + host.backend()
              + " is not configured on this node; add it to holdfast.backends.");
    }
    return backend;
  }
}
