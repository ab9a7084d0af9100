/**
 * Messages in: the listeners that take jobs and requests from the queues.
 *
 * <p>Calls the workflows of backup and volume, and producer; nothing calls it.
 */
package io.holdfast.messaging;
