package io.holdfast.rbd.backup;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.pipeline.MemoryBudget;
import java.util.concurrent.ExecutorService;

/** Makes copies that share the memory and the threads of the node. */
final class DeviceCopies {

  private final CopySettings settings;
  private final MemoryBudget budget;
  private final ExecutorService executor;

  DeviceCopies(CopySettings settings, MemoryBudget budget, ExecutorService executor) {
    this.settings = settings;
    this.budget = budget;
    this.executor = executor;
  }

  /** Onto a device that reads as zeros. */
  DeviceCopy ontoZeros(BlockDevice source, BlockDevice target) {
    return copy(source, target, DeviceCopy.Former.ZEROS);
  }

  /** Onto a device that may hold anything. */
  DeviceCopy onto(BlockDevice source, BlockDevice target) {
    return copy(source, target, DeviceCopy.Former.ANYTHING);
  }

  /** Onto a device that is much alike: it is read too, and only differences are written. */
  DeviceCopy ontoOlder(BlockDevice source, BlockDevice target) {
    return copy(source, target, DeviceCopy.Former.ALIKE);
  }

  private DeviceCopy copy(BlockDevice source, BlockDevice target, DeviceCopy.Former former) {
    return new DeviceCopy(source, target, former, settings, budget, executor);
  }
}
