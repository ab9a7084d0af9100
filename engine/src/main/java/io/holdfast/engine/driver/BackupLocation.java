package io.holdfast.engine.driver;

/**
 * Where a backup lies.
 *
 * @param container the directory or bucket
 * @param serviceMetadata the object-name prefix of chunked drivers
 */
public record BackupLocation(String container, String serviceMetadata) {}
