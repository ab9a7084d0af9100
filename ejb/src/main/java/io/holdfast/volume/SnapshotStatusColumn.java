package io.holdfast.volume;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a {@link SnapshotStatus} as its word. */
@Converter(autoApply = true)
public class SnapshotStatusColumn implements AttributeConverter<SnapshotStatus, String> {

  @Override
  public String convertToDatabaseColumn(SnapshotStatus value) {
    return value == null ? null : value.word();
  }

  @Override
  public SnapshotStatus convertToEntityAttribute(String word) {
    return word == null ? null : SnapshotStatus.of(word);
  }
}
