/**
 * What producers of messages ask for: the requests of schedulers that send JMS instead of REST,
 * once each, and their answers.
 *
 * <p>Called by messaging; calls the use cases of backup. Knows no JMS.
 */
package io.holdfast.producer;
