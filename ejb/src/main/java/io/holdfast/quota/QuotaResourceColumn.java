package io.holdfast.quota;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a {@link QuotaResource} as its word. */
@Converter(autoApply = true)
public class QuotaResourceColumn implements AttributeConverter<QuotaResource, String> {

  @Override
  public String convertToDatabaseColumn(QuotaResource value) {
    return value == null ? null : value.word();
  }

  @Override
  public QuotaResource convertToEntityAttribute(String word) {
    return word == null ? null : QuotaResource.of(word);
  }
}
