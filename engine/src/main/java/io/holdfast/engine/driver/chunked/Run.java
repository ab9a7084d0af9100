package io.holdfast.engine.driver.chunked;

/**
 * Blocks of one window, side by side, that become one object.
 *
 * @param start first byte, counted from the window's start
 * @param length bytes
 * @param zero whether all of them are zero
 */
record Run(int start, int length, boolean zero) {}
