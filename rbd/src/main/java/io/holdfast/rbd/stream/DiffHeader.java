package io.holdfast.rbd.stream;

/**
 * What a stream begins with.
 *
 * @param from name of the snapshot that the difference begins at; null if it begins at nothing
 * @param to name of the snapshot that the difference ends at; null if at the image as it was
 * @param size bytes of the image at the end
 */
public record DiffHeader(String from, String to, long size) {}
