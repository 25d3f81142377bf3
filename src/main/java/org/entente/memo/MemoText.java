package org.entente.memo;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A memo in one language: a plain title of 1 to 200 characters, a body in Markdown (CommonMark) of up to 100,000. */
public record MemoText(@Nullable String title, @Nullable String body) {
    static final int TITLE = 200;
    static final int BODY = 100_000;

    /** Which of these languages, none or more, a reader gets to see first: their own, else the first. */
    static String language(Set<String> there, Locale reader) {
        var own = reader.getLanguage();
        return there.contains(own) ? own : there.stream().findFirst().orElse("en");
    }

    public MemoText {
        title = title == null ? "" : title.strip();
        body = body == null ? "" : body.replace("\r\n", "\n").strip();
    }
}
