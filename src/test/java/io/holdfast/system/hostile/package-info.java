/**
 * Malformed and hostile requests over the whole API, made from its OpenAPI document by a seeded
 * generator. Every one can be refused for sure or only reads; none may fail the server or change a
 * row.
 */
package io.holdfast.system.hostile;
