package org.entente.panel;

import java.time.Instant;
import org.entente.attachment.Reference;

/**
 * A release that was read after its post had gone out, because a person first had to say how. Its figures follow as the
 * attachment of {@code panel/POST}.
 *
 * @param post the release's id
 */
public record ReleaseRead(
        String post,
        String list,
        String homeSite,
        String sender,
        String subject,
        Instant knownAt,
        Notes notes,
        Reference figures) {
    static final String TYPE = "org.entente.panel.read";

    public ReleaseRead {
        if (post == null || list == null || homeSite == null || knownAt == null || notes == null || figures == null) {
            throw new IllegalArgumentException("a release needs post, list, homeSite, knownAt, notes and figures");
        }
        sender = sender == null ? "" : sender;
        subject = subject == null ? "" : subject;
    }

    static String item(String post) {
        return "panel/" + post;
    }
}
