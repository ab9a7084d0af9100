/**
 * Lists: their query parameters, filters, sorting and pages (api.md section 6.3).
 *
 * <p>The same for backups, volumes and snapshots but for a set of rules each.
 */
package io.holdfast.web.list;
