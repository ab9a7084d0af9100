/**
 * Starts PostgreSQL and WildFly as child processes, makes a first backup, and stops them.
 *
 * <p>A program of its own, used by {@code ./run} and by the system tests; no part of the EAR.
 */
package io.holdfast.launcher;
