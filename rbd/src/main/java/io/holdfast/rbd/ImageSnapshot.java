package io.holdfast.rbd;

/**
 * A snapshot of an image.
 *
 * @param id rises with the time of making
 * @param name unique in the image
 * @param bytes size of the image when it was made
 */
public record ImageSnapshot(long id, String name, long bytes) {}
