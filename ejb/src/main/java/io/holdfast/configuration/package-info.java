/**
 * Configuration: small typed classes over MicroProfile Config, one for each capability.
 *
 * <p>Read once at start; an unknown key under our prefix stops the start.
 */
package io.holdfast.configuration;
