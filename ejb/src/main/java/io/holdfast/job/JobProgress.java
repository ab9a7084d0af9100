package io.holdfast.job;

/**
 * A job is further than it was; observed in the transaction that says so in the rows.
 *
 * @param claim of whoever works on it
 * @param percent of the device's bytes that are dealt with, by this attempt
 */
public record JobProgress(JobClaim claim, int percent) {}
