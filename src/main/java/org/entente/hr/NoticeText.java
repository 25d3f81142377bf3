package org.entente.hr;

/** What a notice says in one language: a line, and plain text whose line breaks are kept. */
public record NoticeText(String title, String body) {
    public NoticeText {
        title = title == null ? "" : title.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        body = body == null
                ? ""
                : body.replaceAll("\r\n?", "\n").replace("\u0000", "").strip();
    }
}
