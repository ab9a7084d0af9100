/**
 * Health: what the server's health subsystem is told, and the probe that the service answers it
 * with.
 *
 * <p>Lies in the EAR's lib, because the server finds checks of an EAR only there; knows no service.
 */
package io.holdfast.health;
