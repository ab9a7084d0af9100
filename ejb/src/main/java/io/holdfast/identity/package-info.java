/**
 * Who asks: the caller's user, project and roles as one value.
 *
 * <p>Made by the REST and JMS edges, carried by every use case; knows nothing of HTTP.
 */
package io.holdfast.identity;
