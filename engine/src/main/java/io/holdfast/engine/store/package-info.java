/**
 * Object stores: a target seen as objects in containers.
 *
 * <p>Small interface, small implementations; retry, limits and metrics are decorators around one.
 */
package io.holdfast.engine.store;
