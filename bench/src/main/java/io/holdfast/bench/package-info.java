/**
 * Measures the data path against a peer in the same run.
 *
 * <p>No part of the product; nothing depends on it.
 */
package io.holdfast.bench;
