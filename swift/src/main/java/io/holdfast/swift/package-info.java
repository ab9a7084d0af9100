/**
 * Objects in OpenStack Swift (drivers.md section 4): a small client over the JDK's own, and the
 * store.
 *
 * <p>Called by the targets; knows nothing of backups.
 */
package io.holdfast.swift;
