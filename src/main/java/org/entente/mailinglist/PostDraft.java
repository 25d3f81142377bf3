package org.entente.mailinglist;

import java.util.ArrayList;
import java.util.List;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What somebody writes to a list on the page or over REST.
 *
 * @param inReplyTo the id of the post that it answers
 * @param attachments ids of uploads
 */
public record PostDraft(
        @Nullable String subject,
        @Nullable String text,
        @Nullable String inReplyTo,
        @Nullable List<String> attachments) {
    private static final int SUBJECT = 300;

    public PostDraft {
        subject = subject == null ? "" : PostText.line(subject);
        text = text == null ? "" : text.strip();
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    void check() {
        var faults = new ArrayList<Problem.Fault>();
        if (subject.isEmpty() || subject.length() > SUBJECT) {
            faults.add(new Problem.Fault("subject", "mailinglist.fault.subject", SUBJECT));
        }
        if (text.isEmpty() && attachments.isEmpty()) {
            faults.add(new Problem.Fault("text", "mailinglist.fault.text"));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }
}
