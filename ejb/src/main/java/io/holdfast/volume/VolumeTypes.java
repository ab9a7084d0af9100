package io.holdfast.volume;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The volume types there are: one for each backend.
 *
 * @param backends names of the backends, the default one first
 */
public record VolumeTypes(List<String> backends) {

  public VolumeTypes {
    backends = List.copyOf(backends);
  }

  /** All of them, the default one first. */
  public List<VolumeType> all() {
    return IntStream.range(0, backends.size()).mapToObj(this::type).toList();
  }

  private VolumeType type(int index) {
    String backend = backends.get(index);
    return new VolumeType(index == 0 ? VolumeType.DEFAULT : backend, backend);
  }

  /** The type of volumes that name none. */
  public VolumeType ofNone() {
    return type(0);
  }

  /** The type by its id or its name. */
  public Optional<VolumeType> named(String idOrName) {
    return all().stream()
        .filter(type -> type.id().equals(idOrName) || type.name().equals(idOrName))
        .findFirst();
  }

  /** The type of a volume; of one whose backend is not configured any more, a type of its name. */
  public VolumeType of(Volume volume) {
    return ofHost(volume.host());
  }

  /**
   * The type of volumes with a host.
   *
   * @param host in OpenStack's form
   */
  VolumeType ofHost(String host) {
    String backend = VolumeHost.of(host).backend();
    int index = backends.indexOf(backend);
    return index < 0 ? new VolumeType(backend, backend) : type(index);
  }
}
