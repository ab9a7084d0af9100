/**
 * Code inside the embedded broker, loaded by it from a module of the server.
 *
 * <p>Knows the broker and nothing of Holdfast.
 */
package io.holdfast.broker;
