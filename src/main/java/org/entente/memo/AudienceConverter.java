package org.entente.memo;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** An audience in one column. */
@Converter(autoApply = true)
public class AudienceConverter implements AttributeConverter<Audience, String> {
    @Override
    public String convertToDatabaseColumn(Audience audience) {
        return audience.text();
    }

    @Override
    public Audience convertToEntityAttribute(String text) {
        return Audience.parse(text);
    }
}
