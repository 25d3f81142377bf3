package org.entente.mailinglist;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Settings in one column, as JSON. */
@Converter(autoApply = true)
public class SettingsColumn implements AttributeConverter<ListSettings, String> {
    private static final Jsonb JSON = JsonbBuilder.create();

    @Override
    public String convertToDatabaseColumn(ListSettings settings) {
        return JSON.toJson(settings);
    }

    @Override
    public ListSettings convertToEntityAttribute(String text) {
        return JSON.fromJson(text, ListSettings.class);
    }
}
