/**
 * What clients ask before they work: versions, health, extensions, zones, filters (api.md 1 and 7).
 *
 * <p>Reads no rows but those of workers, for their zones.
 */
package io.holdfast.web.discovery;
