/**
 * Messages in: the listeners that take jobs from the queues.
 *
 * <p>Calls the workflows of backup and volume; nothing calls it.
 */
package io.holdfast.messaging;
