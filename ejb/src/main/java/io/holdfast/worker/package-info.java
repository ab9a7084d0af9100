/**
 * Workers: nodes that run jobs, their heartbeats and the choice among them.
 *
 * <p>Used by volume and backup use cases.
 */
package io.holdfast.worker;
