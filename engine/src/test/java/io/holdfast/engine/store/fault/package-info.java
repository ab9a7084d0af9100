/**
 * Bad days: a proxy that is rude on demand, and what every store that is reached over HTTP must
 * make of it.
 */
package io.holdfast.engine.store.fault;
