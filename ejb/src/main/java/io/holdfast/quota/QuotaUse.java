package io.holdfast.quota;

/**
 * A limit and what is used of it.
 *
 * @param limit {@link QuotaLimits#UNLIMITED} for none
 * @param inUse what rows count
 * @param reserved what requests hold that are not committed
 */
public record QuotaUse(int limit, long inUse, long reserved) {}
