package io.holdfast.job;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a {@link JobAction} as its word. */
@Converter(autoApply = true)
public class JobActionColumn implements AttributeConverter<JobAction, String> {

  @Override
  public String convertToDatabaseColumn(JobAction value) {
    return value == null ? null : value.word();
  }

  @Override
  public JobAction convertToEntityAttribute(String word) {
    return word == null ? null : JobAction.of(word);
  }
}
