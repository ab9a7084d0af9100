package io.holdfast.target;

import io.holdfast.configuration.TargetConfiguration;
import io.holdfast.configuration.TargetsConfiguration;
import io.holdfast.fault.RequestRefusedException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The targets of this node by their names. Threads: any. */
@ApplicationScoped
public class BackupTargets {

  @Inject private TargetsConfiguration configuration;
  @Inject @Any private Instance<TargetOpener> openers;

  private final Map<String, BackupTarget> targets = new LinkedHashMap<>();

  @PostConstruct
  void open() {
    for (TargetConfiguration target : configuration.targets()) {
      targets.put(target.name(), open(target));
    }
  }

  private BackupTarget open(TargetConfiguration target) {
    try {
      BackupTarget opened =
          openers.stream()
              .filter(opener -> opener.type() == target.type())
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("nobody opens " + target.type()))
              .open(target);
      TargetLog.LOG.opened(opened.name(), opened.service());
      return opened;
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "The backup target " + target.name() + " cannot be used: " + failure.getMessage(),
          failure);
    }
  }

  /** All of them, the default one first. */
  public Collection<BackupTarget> all() {
    return targets.values();
  }

  /**
   * The target of a stored backup.
   *
   * @throws IllegalStateException if it is not configured on this node
   */
  public BackupTarget named(String name) {
    BackupTarget target = targets.get(name);
    if (target == null) {
      throw new IllegalStateException(
          "The backup target " + name + " is not configured on this node; add it to the targets.");
    }
    return target;
  }

  /**
   * The target for a new backup.
   *
   * @param name as the caller names it, or null for the default
   * @throws RequestRefusedException 400 naming the targets there are
   */
  public BackupTarget wanted(String name) {
    if (name == null) {
      return targets.values().iterator().next();
    }
    if (!targets.containsKey(name)) {
      throw RequestRefusedException.badRequest(
          "Invalid metadata: there is no target of the name in holdfast:target; there is "
              + String.join(", ", targets.keySet())
              + ".");
    }
    return targets.get(name);
  }
}
