package io.holdfast.volume;

/**
 * A request to attach a volume; exactly one of instance and host is given.
 *
 * @param instanceUuid or null
 * @param hostName or null
 * @param mountpoint the device name in the instance
 * @param mode {@code rw} or {@code ro}
 */
public record AttachVolume(String instanceUuid, String hostName, String mountpoint, String mode) {}
