/**
 * Health: started, ready and live.
 *
 * <p>Read by the server's health subsystem.
 */
package io.holdfast.health;
