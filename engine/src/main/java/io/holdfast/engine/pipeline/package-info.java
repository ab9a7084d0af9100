/**
 * The data path: windows read, hashed, compressed and stored, several at a time in bounded memory.
 *
 * <p>Called by drivers; knows stores and the format, no backup's row.
 */
package io.holdfast.engine.pipeline;
