/**
 * Buckets of Google Cloud Storage as an object store.
 *
 * <p>Google's own client does the protocol over the JDK's HTTP; what it would do by itself, as
 * retrying or looking for credentials on the machine and its network, is switched off. See {@link
 * io.holdfast.google.GoogleObjectStore}.
 */
package io.holdfast.google;
