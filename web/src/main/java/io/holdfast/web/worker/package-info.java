/**
 * Workers over REST, where they are called services (api.md section 7).
 *
 * <p>Calls the use cases of io.holdfast.worker and nothing else.
 */
package io.holdfast.web.worker;
