package io.holdfast.engine.store.mount;

import java.time.Duration;
import java.util.List;

/**
 * How shares are mounted.
 *
 * @param command the program that mounts, with words that come before its own, as {@code sudo -n
 *     mount}
 * @param options what it is told
 * @param attempts how often all is tried, with waits of 1 s, 2 s, 4 s and so on between
 * @param limit how long one run may take, after which it is ended with its children
 */
public record MountSettings(
    List<String> command, MountOptions options, int attempts, Duration limit) {}
