/**
 * Faults: what callers read when something is refused or has failed (api.md section 4).
 *
 * <p>Every exception of the edge and of the use cases ends here.
 */
package io.holdfast.web.fault;
