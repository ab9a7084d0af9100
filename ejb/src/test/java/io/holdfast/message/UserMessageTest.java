package io.holdfast.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.job.JobAction;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UserMessageTest {

  private static UserMessage message() {
    return new UserMessage("p", "req-1", "b", Duration.ofDays(30));
  }

  @Test
  void theEventNamesResourceActionAndDetail() {
    assertThat(message().about(MessageAction.BACKUP_CREATE, MessageDetail.CREATE_FAILED).eventId())
        .isEqualTo("VOLUME_VOLUME_BACKUP_013_020");
    assertThat(message().about(MessageAction.BACKUP_RESTORE, MessageDetail.VOLUME_STATE).eventId())
        .isEqualTo("VOLUME_VOLUME_BACKUP_015_027");
  }

  @Test
  void theTextSaysWhatWasDoneAndWhatWentWrong() {
    assertThat(message().about(MessageAction.BACKUP_DELETE, MessageDetail.DELETE_FAILED).text())
        .isEqualTo("delete backup:" + MessageDetail.DELETE_FAILED.text());
  }

  @Test
  void aFailureIsAnErrorAndAFullBackupInsteadOfAnIncrementalIsAWarning() {
    assertThat(message().about(MessageAction.BACKUP_CREATE, MessageDetail.CREATE_FAILED).level())
        .isEqualTo("ERROR");
    UserMessage warning = message().about(MessageAction.BACKUP_CREATE, MessageDetail.FULL_INSTEAD);
    assertThat(warning.level()).isEqualTo("WARNING");
    assertThat(warning.eventId()).isEqualTo("VOLUME_VOLUME_BACKUP_013_030");
  }

  @Test
  void itIsKeptForItsLife() {
    UserMessage message = message();
    assertThat(message.expiresAt()).isEqualTo(message.createdAt().plusDays(30));
  }

  @Test
  void everyIdLeadsBackToItsOwner() {
    for (MessageAction action : MessageAction.values()) {
      assertThat(MessageAction.of(action.id())).isEqualTo(action);
    }
    for (MessageDetail detail : MessageDetail.values()) {
      assertThat(MessageDetail.of(detail.id())).isEqualTo(detail);
    }
  }

  @Test
  void usersAreToldOfBackupsAndNotOfWhatOthersDo() {
    assertThat(MessageAction.of(JobAction.BACKUP_RESTORE)).contains(MessageAction.BACKUP_RESTORE);
    assertThat(MessageAction.of(JobAction.VOLUME_CREATE)).isEmpty();
  }
}
