package org.entente.memo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.entente.people.CurrentPerson;
import org.entente.site.Database;
import org.entente.site.Holidays;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.entente.web.LanguageChoice;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * Writing a memo and changing one. Each form carries a request key, so that sending it twice publishes once. What is
 * worth a second look is shown first; the next press publishes all the same. Whatever else is pressed saves the draft.
 */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class ComposePages {
    static final String FORM = "memo/compose";

    private CurrentPerson person;
    private ComposeForms forms;
    private Drafts drafts;
    private Audiences audiences;
    private Holidays holidays;
    private Deputies deputies;
    private LanguageChoice choice;

    protected ComposePages() {}

    @Inject
    ComposePages(
            CurrentPerson person,
            ComposeForms forms,
            Drafts drafts,
            Audiences audiences,
            Holidays holidays,
            Deputies deputies,
            LanguageChoice choice) {
        this.person = person;
        this.forms = forms;
        this.drafts = drafts;
        this.audiences = audiences;
        this.holidays = holidays;
        this.deputies = deputies;
        this.choice = choice;
    }

    @GET
    @Path("compose")
    public Page compose() {
        return Page.of(FORM, forms.empty());
    }

    @POST
    @Path("compose")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response publish(@Context HttpServletRequest request) throws IOException {
        return save(null, request);
    }

    @GET
    @Path("memos/{id}/edit")
    public Page edit(@PathParam("id") String id) {
        return Page.of(FORM, forms.edit(id));
    }

    @POST
    @Path("memos/{id}/edit")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response amend(@PathParam("id") String id, @Context HttpServletRequest request) throws IOException {
        return save(id, request);
    }

    private Response save(@Nullable String id, HttpServletRequest request) throws IOException {
        if (id != null) {
            forms.mine(id);
        }
        var posted = forms.posted(id, request);
        var form = posted.form();
        var refused = posted.raw().refused();
        var language = posted.raw().field("language");
        if (language.isPresent()) {
            return Response.fromResponse(again(form.with(refused)))
                    .cookie(choice.choose(language.get()))
                    .build();
        }
        if (posted.raw().field("again").isPresent() || !refused.isEmpty()) {
            return again(form.with(refused));
        }
        return send(form, posted.raw().field("check").isPresent());
    }

    /** The form with all that was typed, to go on writing. */
    private Response again(ComposeForm form) {
        return Page.of(FORM, forms.keep(form)).status(form.faults().isEmpty() ? 200 : 422);
    }

    private Response send(ComposeForm form, boolean onlyCheck) {
        try {
            var draft = form.typed().draft(person.zone(), form.addresses(), form.fileIds());
            var warnings = warnings(form, draft);
            if (onlyCheck || !Check.isSeen(warnings, form.value("checked"))) {
                refuse(form, draft);
                var seen = onlyCheck && warnings.isEmpty() ? List.of(new Fault("main", "memo.check.fine")) : warnings;
                return again(form.warned(seen));
            }
            return send(form, draft);
        } catch (Problem wrong) {
            if (wrong.status() == 404 || wrong.status() == 403) {
                throw wrong;
            }
            return corrected(form, wrong).status(wrong.status());
        }
    }

    private Response send(ComposeForm form, MemoDraft draft) {
        var id = form.id();
        if (id == null) {
            var published = drafts.publish(draft, person.profile(), form.value("request"));
            return MemoPages.to("/memos/" + published.id() + "/proof?notice=memo.published");
        }
        drafts.amend(id, form.version(), draft, person.profile());
        return MemoPages.to("/memos/" + id + "/proof?notice=memo.amended");
    }

    private List<Fault> warnings(ComposeForm form, MemoDraft draft) {
        var check = new Check(holidays::on);
        var found = new ArrayList<>(check.warnings(draft, form.readers(), person.zone(), person.language()));
        found.addAll(deputies.warnings(audiences.resolve(Objects.requireNonNull(draft.audience()))));
        drafts.find(person.id(), form.draftId())
                .filter(other -> other.version() != form.draftVersion())
                .filter(other -> !other.typed().equals(form.typed().written()))
                .ifPresent(other -> found.add(new Fault("main", "memo.check.elsewhere", other.savedAt())));
        return found;
    }

    /** What is wrong comes before what is worth a look. */
    private void refuse(ComposeForm form, MemoDraft draft) {
        var audience = Objects.requireNonNull(draft.audience());
        var id = form.id();
        if (id == null) {
            draft.check(Database.now(), null, audiences.faults(audience, Audience.NOBODY));
        } else {
            var memo = forms.mine(id);
            if (memo.version() != form.version()) {
                throw new Problem(412, "stale-version", "The memo was changed after you read it.");
            }
            draft.checkChange(
                    Database.now(),
                    new MemoDraft.Dates(memo.acknowledgeBy(), memo.expiresAt()),
                    audiences.faults(audience, memo.audience()));
        }
    }

    /** The form as it was typed, with what is wrong, ready to be sent once more. */
    private Page corrected(ComposeForm form, Problem wrong) {
        if (form.id() != null && wrong.type().equals("stale-version")) {
            return Page.of(FORM, forms.keep(form.over(forms.mine(form.id()))));
        }
        if (wrong.type().equals("idempotency-key-reused")) {
            // the Back button, and then another text: the first memo stands, and this one may become a second
            drafts.discard(person.id(), form.draftId());
            return Page.of(
                    FORM,
                    forms.keep(form.with(List.of(new Fault("form", "memo.fault.published-before")))
                            .renewed(UUID.randomUUID().toString())));
        }
        var faults = wrong.faults().isEmpty() ? List.of(new Fault("form", "problem." + wrong.type())) : wrong.faults();
        return Page.of(FORM, forms.keep(form.with(faults)));
    }
}
