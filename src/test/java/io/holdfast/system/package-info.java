/**
 * System tests: the whole of Holdfast on a real server and a real database, driven from outside.
 *
 * <p>The classes in {@code inside} run in the server, beside the EAR.
 */
package io.holdfast.system;
