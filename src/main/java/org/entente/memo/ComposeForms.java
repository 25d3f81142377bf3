package org.entente.memo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.attachment.Attachment;
import org.entente.attachment.Attachments;
import org.entente.attachment.PostedForm;
import org.entente.people.CurrentPerson;
import org.entente.people.Role;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/** The form on which the person of this request writes: empty, from a draft, from a memo, or as it was posted. */
@RequestScoped
class ComposeForms {
    private CurrentPerson person;
    private Audiences audiences;
    private MemoReading reading;
    private Attachments attachments;
    private Drafts drafts;

    protected ComposeForms() {}

    @Inject
    ComposeForms(
            CurrentPerson person, Audiences audiences, MemoReading reading, Attachments attachments, Drafts drafts) {
        this.person = person;
        this.audiences = audiences;
        this.reading = reading;
        this.attachments = attachments;
        this.drafts = drafts;
    }

    /** A posted form, and the whole of it as a page may show it again. */
    record Posted(PostedForm raw, ComposeForm form) {}

    ComposeForm empty() {
        person.require(Role.DIRECTOR);
        return ComposeForm.empty(addresses(), UUID.randomUUID().toString(), drafts.list(person.id()));
    }

    /** A new memo's draft, to go on with. */
    ComposeForm open(Draft draft) {
        person.require(Role.DIRECTOR);
        return ComposeForm.of(
                        null,
                        draft.typed().with("request", draft.id()),
                        drafts.files(person.id(), draft.id()),
                        addresses())
                .saved(new Drafts.Outcome(draft, true));
    }

    /** A memo of theirs, or the draft of its change; that is laid over whatever was published since it was begun. */
    ComposeForm edit(String id) {
        var memo = mine(id);
        var draft = drafts.find(person.id(), id);
        if (draft.isEmpty()) {
            return ComposeForm.of(id, Typed.of(memo, person.zone()), memo.files(), addresses());
        }
        var form = ComposeForm.of(id, draft.get().typed(), drafts.files(person.id(), id), addresses())
                .saved(new Drafts.Outcome(draft.get(), true));
        return form.version() < memo.version() ? form.over(memo) : form;
    }

    private Addresses addresses() {
        return audiences.addresses(person.id());
    }

    MemoDetail mine(String id) {
        var memo = reading.read(id, person.profile());
        if (!memo.mine()) {
            throw Problem.notFound("You have written no memo " + id + ".");
        }
        return memo;
    }

    /** @param id of the memo that is changed, or null */
    Posted posted(@Nullable String id, HttpServletRequest request) throws IOException {
        person.require(Role.DIRECTOR);
        var posted = PostedForm.read(request, attachments, person.id());
        return new Posted(posted, ComposeForm.of(id, posted, kept(posted), addresses()));
    }

    /** Files that were on the form before and whose box is still ticked. */
    private List<Attachment> kept(PostedForm posted) {
        return posted.fields("attached").stream()
                .flatMap(file -> attachments.readable(file, person.id(), null).stream())
                .toList();
    }

    /** The form with its draft saved, or told that another page was faster, or why it cannot be saved. */
    ComposeForm keep(ComposeForm form) {
        if (form.draftId().isBlank()) {
            return form;
        }
        try {
            return form.saved(drafts.save(
                    person.profile(),
                    form.draftId(),
                    form.id() != null,
                    form.draftVersion(),
                    form.typed(),
                    form.fileIds()));
        } catch (Problem unsaved) {
            return form.with(Stream.concat(form.faults().stream(), unsaved.faults().stream())
                    .distinct()
                    .toList());
        }
    }
}
