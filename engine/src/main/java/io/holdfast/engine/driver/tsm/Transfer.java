package io.holdfast.engine.driver.tsm;

import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.pipeline.MemoryBudget;

/**
 * What a transfer of one backup works with.
 *
 * @param record the backup
 * @param place where TSM has it, or is to have it
 * @param settings of the target
 * @param client the calls of {@code dsmc}
 * @param staging where data lie meanwhile
 * @param budget memory, shared with all other jobs of the node
 * @param control the job
 */
record Transfer(
    BackupRecord record,
    TsmPlace place,
    TsmSettings settings,
    Dsmc client,
    StagingFolder staging,
    MemoryBudget budget,
    JobControl control) {}
