/**
 * Schedulers and subscribers as they are: clients of the broker, outside of the server, over TLS
 * and with credentials. What they receive is held against the served AsyncAPI document.
 */
package io.holdfast.system.messaging;
