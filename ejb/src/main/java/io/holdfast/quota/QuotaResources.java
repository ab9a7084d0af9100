package io.holdfast.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that has a limit: some for every volume type that there is. Threads: any. */
@ApplicationScoped
public class QuotaResources {

  private final VolumeTypeUses types;

  /** For the container, which puts its proxies before the bean. */
  protected QuotaResources() {
    this(null);
  }

  @Inject
  QuotaResources(VolumeTypeUses types) {
    this.types = types;
  }

  /** All of them, in the order that answers have. */
  public List<QuotaResource> all() {
    return of(types.types());
  }

  /**
   * All of them if there are these volume types.
   *
   * @param typeNames names, the default type first
   */
  public static List<QuotaResource> of(List<String> typeNames) {
    List<QuotaResource> all =
        new ArrayList<>(
            List.of(
                QuotaResource.VOLUMES,
                QuotaResource.PER_VOLUME_GIGABYTES,
                QuotaResource.SNAPSHOTS,
                QuotaResource.GIGABYTES,
                QuotaResource.BACKUPS,
                QuotaResource.BACKUP_GIGABYTES));
    for (String type : typeNames) {
      QuotaResource.TYPED.forEach(resource -> all.add(resource.ofType(type)));
    }
    all.add(QuotaResource.GROUPS);
    return List.copyOf(all);
  }

  /** The resource for a word of the API; empty if there is none. */
  public Optional<QuotaResource> named(String word) {
    return all().stream().filter(resource -> resource.word().equals(word)).findFirst();
  }
}
