package org.entente.mailinglist;

import java.time.Instant;
import java.util.List;
import org.entente.attachment.Reference;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote at another site than the list's home, on its way there; the message follows as the attachment of
 * {@code submission/ID}. The sending site proves the person, as it does with everything that it sends.
 *
 * @param homeSite which judges it; others ignore it
 * @param person the sign-in
 * @param member whether they are a member of the list at the sending site: the home site does not know who is
 * @param original SHA-256 of the message
 */
public record PostSubmitted(
        String id,
        String list,
        String homeSite,
        String person,
        boolean member,
        @Nullable String senderName,
        String senderAddress,
        String original,
        Instant submittedAt,
        @Nullable List<Reference> attachments) {
    static final String TYPE = "org.entente.post.submitted";

    public PostSubmitted {
        if (id == null
                || list == null
                || homeSite == null
                || person == null
                || senderAddress == null
                || original == null
                || submittedAt == null) {
            throw new IllegalArgumentException(
                    "what is submitted needs id, list, homeSite, person, senderAddress, original and submittedAt");
        }
        senderName = senderName == null ? "" : senderName;
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    static String item(String id) {
        return "submission/" + id;
    }
}
