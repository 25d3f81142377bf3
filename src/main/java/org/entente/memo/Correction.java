package org.entente.memo;

import java.util.List;
import java.util.Optional;
import org.entente.site.Problem.Fault;

/** A fault of {@link MemoDraft}, and where on the page it is corrected. */
public record Correction(Fault fault) {
    private static final List<String> ALONE =
            List.of("importance", "reason", "acknowledgeBy", "publishAt", "expiresAt", "file");

    /** The language of the text with which something is wrong. */
    public Optional<String> language() {
        return List.of("en", "fr").stream()
                .filter(each -> fault.field().startsWith("texts." + each))
                .findFirst();
    }

    public boolean isInBody() {
        return fault.field().endsWith(".body");
    }

    /** The id of the element. */
    public String place() {
        var field = fault.field();
        if (field.startsWith("texts")) {
            return (isInBody() ? "body." : "title.") + language().orElse("en");
        }
        if (field.startsWith("audience")) {
            return field.startsWith("audience.people") ? "people" : "audience";
        }
        return field.startsWith("attachments") ? "file" : ALONE.contains(field) ? field : "main";
    }
}
