/**
 * Buckets of S3 and of servers that speak like it, as an object store.
 *
 * <p>Amazon's own client does the protocol; what it would do by itself, as retrying, looking for
 * credentials or guessing checksums, is switched off. See {@link io.holdfast.s3.S3ObjectStore}.
 */
package io.holdfast.s3;
