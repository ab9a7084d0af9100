package io.holdfast.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Gives every capability its typed configuration. */
@ApplicationScoped
public class Configurations {

  @Inject private Config config;

  @Produces
  @Singleton
  NodeConfiguration node() {
    return NodeConfiguration.from(config);
  }

  @Produces
  @Singleton
  VolumesConfiguration volumes() {
    return VolumesConfiguration.from(config);
  }

  @Produces
  @Singleton
  BackendsConfiguration backends() {
    return BackendsConfiguration.from(config);
  }

  @Produces
  @Singleton
  CephConfiguration ceph() {
    return CephConfiguration.from(config);
  }

  @Produces
  @Singleton
  TargetsConfiguration targets() {
    return TargetsConfiguration.from(config);
  }

  @Produces
  @Singleton
  DataPathConfiguration dataPath() {
    return DataPathConfiguration.from(config);
  }

  @Produces
  @Singleton
  JobsConfiguration jobs() {
    return JobsConfiguration.from(config);
  }

  @Produces
  @Singleton
  QuotaConfiguration quota() {
    return QuotaConfiguration.from(config);
  }

  @Produces
  @Singleton
  MessagesConfiguration messages() {
    return MessagesConfiguration.from(config);
  }

  @Produces
  @Singleton
  ProducersConfiguration producers() {
    return ProducersConfiguration.from(config);
  }

  @Produces
  @Singleton
  ApiConfiguration api() {
    return ApiConfiguration.from(config);
  }

  @Produces
  @Singleton
  KeystoneConfiguration keystone() {
    return KeystoneConfiguration.from(config);
  }

  @Produces
  @Singleton
  TokenConfiguration tokens() {
    return TokenConfiguration.from(config);
  }
}
