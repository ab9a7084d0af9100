/**
 * User messages over REST (api.md section 7): why accepted work failed.
 *
 * <p>Calls the use cases of io.holdfast.message and nothing else.
 */
package io.holdfast.web.message;
