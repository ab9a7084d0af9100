/**
 * Volumes and snapshots over REST (api.md section 7): bodies, calls, actions and answers.
 *
 * <p>Calls the use cases of io.holdfast.volume and nothing else.
 */
package io.holdfast.web.volume;
