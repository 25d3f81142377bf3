package org.entente.memo;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A {@link MemoText} as it is stored. */
@Embeddable
class MemoTextRow {
    @Column(nullable = false)
    private String title = "";

    @Column(nullable = false)
    private String body = "";

    protected MemoTextRow() {}

    MemoTextRow(MemoText text) {
        this.title = text.title();
        this.body = text.body();
    }

    MemoText text() {
        return new MemoText(title, body);
    }
}
