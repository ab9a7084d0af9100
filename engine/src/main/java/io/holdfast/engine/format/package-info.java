/**
 * The chunked format: names, metadata, hash lists and compression, as docs/FORMAT.md has them.
 *
 * <p>Pure: no store, no device, no thread. JSON is read through the Jakarta JSON streaming API,
 * which the server provides; nothing else of Jakarta is used in the engine.
 */
package io.holdfast.engine.format;
