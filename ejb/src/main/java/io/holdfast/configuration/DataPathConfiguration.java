package io.holdfast.configuration;

import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * How data moves between devices and targets.
 *
 * @param memoryBudget memory that all jobs of the node share for data in flight
 * @param window bytes of the volume that become one stored object; a multiple of the hash block
 * @param hashBlock block of the hash list; must equal the parent's in an incremental
 * @param compression compression of stored objects
 * @param windowsInFlight windows with data of one job that are worked on at the same time
 */
public record DataPathConfiguration(
    DataSize memoryBudget,
    DataSize window,
    DataSize hashBlock,
    String compression,
    int windowsInFlight) {

  static final Setting<DataSize> MEMORY_BUDGET =
      new Setting<>(
          "holdfast.memory.budget",
          "512MiB",
          "size",
          "memory that all jobs of the node share for data in flight",
          DataSize::parse);

  static final Setting<DataSize> WINDOW =
      new Setting<>(
          "holdfast.window",
          "32MiB",
          "size",
          "bytes of the volume that become one stored object; a multiple of the hash block;"
              + " copies into pools of Ceph use 4 MiB, one object of an image",
          DataSize::parse);

  static final Setting<DataSize> HASH_BLOCK =
      new Setting<>(
          "holdfast.hash-block",
          "32KiB",
          "size",
          "block of the hash list; must equal the parent's in an incremental",
          DataSize::parse);

  static final Setting<String> COMPRESSION =
      new Setting<>(
          "holdfast.compression",
          "zstd",
          "none, zlib, bz2 or zstd",
          "compression of stored objects",
          Setting.oneOf("none", "zlib", "bz2", "zstd"));

  static final Setting<Integer> WINDOWS_IN_FLIGHT =
      new Setting<>(
          "holdfast.windows-in-flight",
          "4",
          "count",
          "windows with data of one job that are worked on at the same time;"
              + " up to 12 without data go beside them; four times as many small ones,"
              + " and as many of 4 MiB that are copied into pools of Ceph;"
              + " a restore reads twice as many objects together, 8 MiB of each",
          Setting.count(1, 64));

  static final List<Setting<?>> SETTINGS =
      List.of(MEMORY_BUDGET, WINDOW, HASH_BLOCK, COMPRESSION, WINDOWS_IN_FLIGHT);

  /** Reads the keys; throws IllegalArgumentException naming the first that is not usable. */
  public static DataPathConfiguration from(Config config) {
    return new DataPathConfiguration(
        MEMORY_BUDGET.read(config),
        WINDOW.read(config),
        HASH_BLOCK.read(config),
        COMPRESSION.read(config),
        WINDOWS_IN_FLIGHT.read(config));
  }
}
