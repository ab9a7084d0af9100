/** TLS of servers that only tests have. */
package io.holdfast.engine.store.tls;
