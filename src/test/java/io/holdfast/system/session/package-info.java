/**
 * Whole sessions that were recorded from a real Cinder, replayed against the running server: what a
 * client of Cinder sees here, but for the differences of docs/DIFFERENCES.md.
 */
package io.holdfast.system.session;
