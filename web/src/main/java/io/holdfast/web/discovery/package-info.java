/**
 * What clients ask before they work: versions, health, extensions (api.md section 1).
 *
 * <p>Reads no rows.
 */
package io.holdfast.web.discovery;
