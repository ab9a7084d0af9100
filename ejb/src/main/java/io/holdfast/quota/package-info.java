/**
 * Quota: limits, usages and reservations of projects.
 *
 * <p>Used by volume and backup inside their transactions.
 */
package io.holdfast.quota;
