package io.holdfast.engine.driver;

/**
 * What a backup stored.
 *
 * @param objectCount data objects
 * @param deviceBytes size of the device
 * @param readBytes bytes read from the device
 * @param storedBytes bytes of data objects after compression
 * @param extentsKnown false if the device could not tell its holes and everything was read
 */
public record BackupResult(
    int objectCount, long deviceBytes, long readBytes, long storedBytes, boolean extentsKnown) {}
