/**
 * Calls of the operating system that Java lacks: holes of files, hole punching, reflinks.
 *
 * <p>The only package of the engine that calls native code; used by the file device.
 */
package io.holdfast.engine.device.posix;
