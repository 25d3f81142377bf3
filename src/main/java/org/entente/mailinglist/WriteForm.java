package org.entente.mailinglist;

import java.util.List;
import java.util.Optional;
import org.entente.attachment.Attachment;
import org.entente.site.Problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The page on which somebody writes to a list, as it was typed.
 *
 * @param answered the post that it answers; null for a new conversation
 * @param request names what is sent, so that sending it twice posts once
 */
public record WriteForm(
        ListDetail list,
        @Nullable PostDetail answered,
        String request,
        String subject,
        String text,
        List<Attachment> files,
        List<Fault> faults) {
    private static final int QUOTED = 20_000;

    /** With what is said in answers by custom: the subject, and the text quoted. */
    static WriteForm fresh(ListDetail list, @Nullable PostDetail answered, String request) {
        var subject = answered == null ? "" : answered.subject();
        return new WriteForm(
                list,
                answered,
                request,
                subject.isEmpty() || subject.matches("(?i)re ?:.*") ? subject : "Re: " + subject,
                answered == null ? "" : quote(answered.text()),
                List.of(),
                List.of());
    }

    private static String quote(String text) {
        var begin = text.substring(0, Math.min(text.length(), QUOTED)).strip();
        return begin.isEmpty()
                ? ""
                : "\n\n" + begin.replaceAll("(?m)^(?=>)", ">").replaceAll("(?m)^(?!>)", "> ");
    }

    WriteForm with(List<Fault> wrong) {
        return new WriteForm(list, answered, request, subject, text, files, wrong);
    }

    PostDraft draft() {
        return new PostDraft(
                subject,
                text,
                answered == null ? null : answered.id(),
                files.stream().map(Attachment::id).toList());
    }

    /** What is wrong with that field. */
    public Optional<Fault> fault(String field) {
        return faults.stream().filter(each -> each.field().equals(field)).findFirst();
    }

    /** What is wrong with no field of the page. */
    public List<Fault> others() {
        return faults.stream()
                .filter(each -> !List.of("subject", "text", "file").contains(each.field()))
                .toList();
    }
}
