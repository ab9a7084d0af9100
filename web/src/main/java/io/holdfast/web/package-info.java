/**
 * The REST edge: Block Storage v3 over JAX-RS, a package for each resource.
 *
 * <p>Turns requests into values, calls the use cases and turns their answers into JSON; decides
 * nothing itself.
 */
package io.holdfast.web;
