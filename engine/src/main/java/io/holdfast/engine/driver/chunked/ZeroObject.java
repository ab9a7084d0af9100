package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.format.Compression;
import io.holdfast.engine.store.Payload;

/**
 * A run of zeros as it is stored.
 *
 * @param payload the stored bytes
 * @param compression how they are compressed
 * @param md5 of the zeros
 * @param storedSha256 of the stored bytes if they are compressed, else null
 */
record ZeroObject(Payload payload, Compression compression, String md5, String storedSha256) {}
