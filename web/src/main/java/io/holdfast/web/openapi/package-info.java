/**
 * The OpenAPI document of the whole API. Its parts, one for each resource, lie beside the classes.
 *
 * <p>Knows no resource; tests compare the document with them and with their answers.
 */
package io.holdfast.web.openapi;
