/**
 * Where backups go: the targets of this node, each a name and a driver.
 *
 * <p>Opened once at the start from the configuration; used by backup and by the health checks.
 */
package io.holdfast.target;
