package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** One application for HR and for hiring managers. */
@Path("/applications")
@Produces(Page.HTML)
@RequestScoped
public class ApplicationPages {
    private CurrentPerson person;
    private Openings openings;
    private Applications applications;
    private ApplicationChanges changes;
    private Shredding erasure;
    private ApplicationWork work;
    private Releases releases;
    private InterviewClock clock;
    private WhoIsWho people;

    protected ApplicationPages() {}

    @Inject
    ApplicationPages(
            CurrentPerson person,
            Openings openings,
            Applications applications,
            ApplicationChanges changes,
            Shredding erasure,
            ApplicationWork work,
            Releases releases,
            InterviewClock clock,
            WhoIsWho people) {
        this.person = person;
        this.openings = openings;
        this.applications = applications;
        this.changes = changes;
        this.erasure = erasure;
        this.work = work;
        this.releases = releases;
        this.clock = clock;
        this.people = people;
    }

    @GET
    @Path("{id}")
    public Page show(@PathParam("id") String id) {
        return sheet(id, null, "", List.of());
    }

    private Page sheet(String id, @Nullable ApplicationCorrection typed, String note, List<Fault> faults) {
        var scope = Scope.of(person.profile(), openings);
        var found = applications.find(id, person.profile());
        var released = scope.hr() ? releases.list(id, person.profile()) : List.<Release>of();
        var log = applications.log(id, person.profile());
        return Page.of(
                "hr/application",
                new ApplicationSheet(
                        found,
                        scope.choice(openings),
                        log,
                        scope.hr(),
                        released,
                        typed,
                        note,
                        faults,
                        work.of(id, person.profile()),
                        clock,
                        people.of(ApplicationSheet.named(found, log, released))));
    }

    @POST
    @Path("{id}/correction")
    public Response correct(
            @PathParam("id") String id,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("email") @DefaultValue("") String email,
            @FormParam("phone") @DefaultValue("") String phone,
            @FormParam("language") @DefaultValue("") String language,
            @FormParam("notice") @Nullable String notice,
            @FormParam("version") @Nullable String version) {
        var wish = new ApplicationCorrection(name, email, phone, language, notice);
        try {
            changes.correct(id, wish, version, person.profile());
            return to("/applications/" + id + "?notice=hr.application-corrected");
        } catch (Problem refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            return sheet(id, wish, "", refused.faults()).status(422);
        }
    }

    @POST
    @Path("{id}/stage")
    public Response stage(
            @PathParam("id") String id,
            @FormParam("stage") @DefaultValue("") String stage,
            @FormParam("reason") @DefaultValue("") String reason) {
        changes.stage(id, stage, reason, person.profile());
        return to("/applications/" + id + "?notice=hr.application-staged");
    }

    @POST
    @Path("{id}/notes")
    public Response note(@PathParam("id") String id, @FormParam("text") @DefaultValue("") String text) {
        try {
            changes.note(id, text, person.profile());
            return to("/applications/" + id + "?notice=hr.application-noted");
        } catch (Problem refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            return sheet(id, null, text, refused.faults()).status(422);
        }
    }

    @POST
    @Path("{id}/reading")
    public Response reread(@PathParam("id") String id) {
        changes.reread(id, person.profile());
        return to("/applications/" + id + "?notice=hr.application-reread");
    }

    @POST
    @Path("{id}/erasure")
    public Response erase(@PathParam("id") String id, @FormParam("reason") @DefaultValue("") String reason) {
        erasure.erase(id, reason, person.profile());
        return to("/applications/" + id + "/certificate");
    }

    /** Where somebody comes who changes the language after a form came back. */
    @GET
    @Path("{id}/{any: correction|stage|notes|reading|erasure}")
    public Response back(@PathParam("id") String id) {
        return to("/applications/" + id);
    }

    private static Response to(String page) {
        return Response.seeOther(URI.create(page)).build();
    }
}
