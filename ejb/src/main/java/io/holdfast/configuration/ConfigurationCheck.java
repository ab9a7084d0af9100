package io.holdfast.configuration;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Stops the start if a key is unknown or a value is not usable, before anything else runs. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConfigurationCheck {

  @Inject private Config config;

  @PostConstruct
  void check() {
    List<Setting<?>> settings = KnownKeys.settings(config);
    Set<String> unknown = KnownKeys.unknown(config.getPropertyNames(), settings);
    if (!unknown.isEmpty()) {
      throw ConfigurationLog.LOG.unknownKeys(String.join(", ", unknown));
    }
    for (Setting<?> setting : settings) {
      setting.read(config);
    }
    DataPathConfiguration path = DataPathConfiguration.from(config);
    if (path.window().bytes() % path.hashBlock().bytes() != 0) {
      throw ConfigurationLog.LOG.windowNotMultiple(path.window().bytes(), path.hashBlock().bytes());
    }
    checkAuthentication();
  }

  private void checkAuthentication() {
    if (ApiConfiguration.from(config).noauth()) {
      ConfigurationLog.LOG.developmentAuthentication();
      return;
    }
    KeystoneConfiguration keystone = KeystoneConfiguration.from(config);
    if (keystone.authUrl().isEmpty() || keystone.password().isEmpty()) {
      throw ConfigurationLog.LOG.keystoneIncomplete();
    }
  }
}
