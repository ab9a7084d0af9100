/**
 * Callers as the Identity service of OpenStack, Keystone, knows them: tokens are validated there
 * and remembered for a while.
 *
 * <p>Chosen by the configuration; nobody else calls it. Tokens never leave it, not even in logs.
 */
package io.holdfast.identity.keystone;
