package io.holdfast.identity;

import io.holdfast.configuration.ApiConfiguration;
import io.holdfast.configuration.KeystoneConfiguration;
import io.holdfast.configuration.TokenConfiguration;
import io.holdfast.identity.keystone.KeystoneTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses who checks callers, by {@code holdfast.auth}. */
@ApplicationScoped
public class AuthenticationStrategy {

  @Produces
  @Singleton
  TokenValidator validator(
      ApiConfiguration api, KeystoneConfiguration keystone, TokenConfiguration tokens) {
    return api.noauth() ? new NoAuth() : KeystoneTokens.of(keystone, tokens);
  }
}
