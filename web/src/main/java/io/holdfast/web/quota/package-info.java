/**
 * Quota over REST (api.md section 7): limits of projects, their defaults, and what is used.
 *
 * <p>Calls the use cases of io.holdfast.quota and nothing else.
 */
package io.holdfast.web.quota;
