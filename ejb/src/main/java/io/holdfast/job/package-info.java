/**
 * Jobs: claimed attempts at asynchronous work, with a fencing token and a heartbeat.
 *
 * <p>Used by volume and backup; knows neither.
 */
package io.holdfast.job;
