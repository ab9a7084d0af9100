/**
 * Backup drivers: a device in, a backup in a target out, and back.
 *
 * <p>Drivers know no database and no message; what they need of a backup's row is in {@link
 * io.holdfast.engine.driver.BackupRecord}.
 */
package io.holdfast.engine.driver;
