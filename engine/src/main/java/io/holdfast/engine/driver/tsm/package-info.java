/**
 * Backups in IBM's TSM (Tivoli Storage Manager, now Storage Protect), through its client {@code
 * dsmc} (drivers.md section 8).
 *
 * <p>Composition: calls of the client in limited time, a folder of its own where data lie while the
 * client stores or fetches them, and a description beside each backup, since TSM tells no digest.
 */
package io.holdfast.engine.driver.tsm;
