package org.entente.hr;

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
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.attachment.Attachment;
import org.entente.attachment.Attachments;
import org.entente.attachment.PostedForm;
import org.entente.people.CurrentPerson;
import org.entente.people.People;
import org.entente.people.Role;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.entente.site.Site;
import org.entente.web.LanguageChoice;
import org.entente.web.Page;

/** HR writes notices and changes them. Whatever goes wrong, the form comes back with all that was typed. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class NoticeWritePages {
    private static final String FORM = "hr/noticeform";

    private CurrentPerson person;
    private Notices notices;
    private NoticeReading reading;
    private Attachments attachments;
    private LanguageChoice choice;
    private People people;
    private Site site;

    protected NoticeWritePages() {}

    @Inject
    NoticeWritePages(
            CurrentPerson person,
            Notices notices,
            NoticeReading reading,
            Attachments attachments,
            LanguageChoice choice,
            People people,
            Site site) {
        this.person = person;
        this.notices = notices;
        this.reading = reading;
        this.attachments = attachments;
        this.choice = choice;
        this.people = people;
        this.site = site;
    }

    @GET
    @Path("notices/new")
    public Page fresh() {
        return Page.of(FORM, empty());
    }

    private NoticeForm empty() {
        person.require(Role.HR);
        return NoticeForm.fresh(UUID.randomUUID().toString(), site.all(), people.active());
    }

    @POST
    @Path("notices/new")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response publish(@Context HttpServletRequest request) throws IOException {
        return take(empty(), PostedForm.read(request, attachments, person.id()));
    }

    @GET
    @Path("notices/{id}/edit")
    public Page edit(@PathParam("id") String id) {
        return Page.of(FORM, form(id));
    }

    private NoticeForm form(String id) {
        person.require(Role.HR);
        var notice = reading.find(id, person.profile());
        if (!notice.mine()) {
            throw new Problem(
                            409,
                            "notice-elsewhere",
                            "The notice is changed at its home site, %s.".formatted(notice.homeSite()))
                    .with(notice.homeSite());
        }
        return NoticeForm.of(notice, person.zone(), site.all(), people.active());
    }

    @POST
    @Path("notices/{id}/edit")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response amend(@PathParam("id") String id, @Context HttpServletRequest request) throws IOException {
        return take(form(id), PostedForm.read(request, attachments, person.id()));
    }

    private Response take(NoticeForm before, PostedForm posted) {
        var form = before.typed(
                posted,
                Stream.concat(kept(posted, before), posted.files().stream())
                        .distinct()
                        .toList());
        var language = posted.field("language");
        if (language.isPresent()) {
            return Response.fromResponse(Page.of(FORM, form).status(200))
                    .cookie(choice.choose(language.get()))
                    .build();
        }
        var unread = form.unread(person.zone());
        if (posted.field("again").isPresent() || !unread.isEmpty()) {
            return Page.of(FORM, form.with(unread)).status(unread.isEmpty() ? 200 : 422);
        }
        return send(form);
    }

    private Response send(NoticeForm form) {
        try {
            var draft = form.draft(person.zone());
            var notice = form.notice();
            if (notice == null) {
                var id = notices.publish(form.request(), draft, person.profile());
                return NoticePages.to("/notices/" + id + "?notice=hr.published");
            }
            notices.amend(notice.id(), form.version(), draft, person.profile());
            return NoticePages.to("/notices/" + notice.id() + "?notice=hr.changed");
        } catch (Problem wrong) {
            return corrected(form, wrong);
        }
    }

    private Response corrected(NoticeForm form, Problem wrong) {
        if (wrong.type().equals("notice-stale") && form.notice() != null) {
            var newest = reading.find(form.notice().id(), person.profile()).version();
            return Page.of(FORM, form.over(newest)).status(412);
        }
        if (wrong.status() == 403 || wrong.status() == 404 || wrong.status() >= 500) {
            throw wrong;
        }
        var faults = wrong.faults().isEmpty() ? List.of(said(wrong)) : wrong.faults();
        return Page.of(FORM, form.with(faults)).status(wrong.status() == 400 ? 422 : wrong.status());
    }

    private static Fault said(Problem wrong) {
        var arguments = Stream.of(wrong.arguments())
                .map(each -> (Serializable) String.valueOf(each))
                .toList();
        return new Fault(
                wrong.type().equals("reference-taken") ? "reference" : "form", "problem." + wrong.type(), arguments);
    }

    private Stream<Attachment> kept(PostedForm posted, NoticeForm before) {
        return posted.fields("attached").stream()
                .flatMap(file -> Stream.concat(
                                before.files().stream().filter(each -> each.id().equals(file)),
                                attachments.readable(file, person.id(), null).stream())
                        .limit(1));
    }
}
