package io.holdfast.job;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a {@link JobState} as its word. */
@Converter(autoApply = true)
public class JobStateColumn implements AttributeConverter<JobState, String> {

  @Override
  public String convertToDatabaseColumn(JobState value) {
    return value == null ? null : value.word();
  }

  @Override
  public JobState convertToEntityAttribute(String word) {
    return word == null ? null : JobState.of(word);
  }
}
