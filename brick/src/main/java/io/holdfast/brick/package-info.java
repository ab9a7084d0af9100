/**
 * The brick adapter: a resource adapter that turns connection properties into open devices.
 *
 * <p>Uses the engine and the connector API only. Pooled by the server, found as {@code
 * java:/eis/Brick}; nothing calls its classes by name.
 */
package io.holdfast.brick;
