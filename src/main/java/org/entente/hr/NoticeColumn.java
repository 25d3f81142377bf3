package org.entente.hr;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** What HR wrote in one column, as JSON. */
@Converter(autoApply = true)
public class NoticeColumn implements AttributeConverter<NoticeDraft, String> {
    private static final Jsonb JSON = JsonbBuilder.create();

    @Override
    public String convertToDatabaseColumn(NoticeDraft draft) {
        return JSON.toJson(draft);
    }

    @Override
    public NoticeDraft convertToEntityAttribute(String text) {
        return JSON.fromJson(text, NoticeDraft.class);
    }
}
