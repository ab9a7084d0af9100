/**
 * Calls of the operating system that Java lacks: holes of files, hole punching, reflinks, folders
 * that are held open.
 *
 * <p>The only package of the engine that calls native code; used by the file device and by mounted
 * stores.
 */
package io.holdfast.engine.device.posix;
