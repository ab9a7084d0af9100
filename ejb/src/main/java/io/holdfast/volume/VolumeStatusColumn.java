package io.holdfast.volume;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a {@link VolumeStatus} as its word. */
@Converter(autoApply = true)
public class VolumeStatusColumn implements AttributeConverter<VolumeStatus, String> {

  @Override
  public String convertToDatabaseColumn(VolumeStatus value) {
    return value == null ? null : value.word();
  }

  @Override
  public VolumeStatus convertToEntityAttribute(String word) {
    return word == null ? null : VolumeStatus.of(word);
  }
}
