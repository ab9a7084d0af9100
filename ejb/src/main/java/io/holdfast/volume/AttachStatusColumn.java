package io.holdfast.volume;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a {@link AttachStatus} as its word. */
@Converter(autoApply = true)
public class AttachStatusColumn implements AttributeConverter<AttachStatus, String> {

  @Override
  public String convertToDatabaseColumn(AttachStatus value) {
    return value == null ? null : value.word();
  }

  @Override
  public AttachStatus convertToEntityAttribute(String word) {
    return word == null ? null : AttachStatus.of(word);
  }
}
