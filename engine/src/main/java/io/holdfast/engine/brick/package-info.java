/**
 * The brick adapter's client interfaces: where the service and the resource adapter meet.
 *
 * <p>Implemented by {@code brick}, looked up by {@code ejb} as {@code java:/eis/Brick}.
 */
package io.holdfast.engine.brick;
