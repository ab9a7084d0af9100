package io.holdfast.rbd;

import java.time.Duration;

/**
 * How long is waited for a cluster, and how much is asked of it at once.
 *
 * @param connectTime how long to wait for a monitor
 * @param requestTime how long one request to an OSD or a monitor may take
 * @param callTime how long one call that changes or opens images may take, many requests though it
 *     may make
 * @param removalTime the same of calls that work through a whole image: remove, shrink, flatten,
 *     list what changed
 * @param requestsAtOnce requests of at most 4 MiB that one read or write has under way together
 */
public record ClusterLimits(
    Duration connectTime,
    Duration requestTime,
    Duration callTime,
    Duration removalTime,
    int requestsAtOnce) {}
