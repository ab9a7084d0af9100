package io.holdfast.backup;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a {@link BackupStatus} as its word. */
@Converter(autoApply = true)
public class BackupStatusColumn implements AttributeConverter<BackupStatus, String> {

  @Override
  public String convertToDatabaseColumn(BackupStatus value) {
    return value == null ? null : value.word();
  }

  @Override
  public BackupStatus convertToEntityAttribute(String word) {
    return word == null ? null : BackupStatus.of(word);
  }
}
