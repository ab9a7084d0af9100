package io.holdfast.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.message.MessageDetail;
import jakarta.ejb.EJBException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JobFailureTest {

  private static JobFailure failure(Exception cause) {
    return JobFailure.of(cause, MessageDetail.RESTORE_FAILED);
  }

  @Test
  void aFailureThatTellsNothingMoreIsTheWorks() {
    assertThat(failure(new IOException("disk full")))
        .isEqualTo(new JobFailure("disk full", MessageDetail.RESTORE_FAILED));
  }

  @Test
  void aWrongStateIsSeenThroughTheContainersWrapping() {
    WrongStateException ofVolume = WrongStateException.ofVolume("in-use");
    assertThat(failure(new EJBException("wrapped", ofVolume)))
        .isEqualTo(new JobFailure("in-use", MessageDetail.VOLUME_STATE));
    assertThat(failure(WrongStateException.ofBackup("deleting")).detail())
        .isEqualTo(MessageDetail.INVALID_STATE);
  }

  @Test
  void aDeviceThatCannotBeReachedIsSaidSoInItsOwnWords() {
    assertThatThrownBy(
            () ->
                DeviceTransfer.attach(
                    () -> {
                      throw new IOException("no such file");
                    }))
        .isInstanceOfSatisfying(
            AttachFailedException.class,
            failed ->
                assertThat(failure(failed))
                    .isEqualTo(new JobFailure("no such file", MessageDetail.ATTACH_FAILED)));
  }

  @Test
  void workThatWasLeftIsTheServicesFailure() {
    assertThat(JobFailure.abandoned("gone"))
        .isEqualTo(new JobFailure("gone", MessageDetail.SERVICE_DOWN));
  }
}
