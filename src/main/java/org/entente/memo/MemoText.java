package org.entente.memo;

import org.jspecify.annotations.Nullable;

/** A memo in one language: a plain title of 1 to 200 characters, a body in Markdown (CommonMark) of up to 100,000. */
public record MemoText(@Nullable String title, @Nullable String body) {
    static final int TITLE = 200;
    static final int BODY = 100_000;

    public MemoText {
        title = title == null ? "" : title.strip();
        body = body == null ? "" : body.replace("\r\n", "\n").strip();
    }
}
