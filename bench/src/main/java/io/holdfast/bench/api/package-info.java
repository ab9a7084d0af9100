/**
 * Measures the REST API beside that of a real Cinder, by the same requests on the same rows in the
 * same database server; see bench/README.md.
 */
package io.holdfast.bench.api;
