package io.holdfast.rbd.backup;

/**
 * How devices are copied.
 *
 * @param windowBytes read and written at once
 * @param windowsInFlight worked on at the same time
 */
public record CopySettings(int windowBytes, int windowsInFlight) {}
