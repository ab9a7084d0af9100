/**
 * Refusals: what the API says no to, with the code and the rule.
 *
 * <p>Thrown by use cases, turned into fault bodies by the edges. Every refusal rolls the
 * transaction back.
 */
package io.holdfast.fault;
