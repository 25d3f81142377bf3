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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.entente.web.Listing;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** Applications for HR and for hiring managers. */
@Path("/applications")
@Produces(Page.HTML)
@RequestScoped
public class ApplicationPages {
    private static final int A_PAGE = 50;

    private CurrentPerson person;
    private Openings openings;
    private ApplicationList list;
    private Applications applications;
    private ApplicationChanges changes;
    private Retention retention;
    private Releases releases;

    protected ApplicationPages() {}

    @Inject
    ApplicationPages(
            CurrentPerson person,
            Openings openings,
            ApplicationList list,
            Applications applications,
            ApplicationChanges changes,
            Retention retention,
            Releases releases) {
        this.person = person;
        this.openings = openings;
        this.list = list;
        this.applications = applications;
        this.changes = changes;
        this.retention = retention;
        this.releases = releases;
    }

    /** @param openings those that the person may choose from */
    public record Overview(
            Listing<ApplicationItem> found,
            ApplicationQuery query,
            List<Opening> openings,
            boolean hr,
            Attention attention) {
        /** The address of what follows. */
        public String more() {
            return "/applications?notice=" + encoded(query.notice()) + "&stage=" + query.stage() + "&q="
                    + encoded(query.q()) + "&after=" + found.next();
        }

        private static String encoded(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }

        public List<Stage> stages() {
            return List.of(Stage.values());
        }
    }

    @GET
    public Page overview(
            @QueryParam("notice") @Nullable String notice,
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("q") @Nullable String q,
            @QueryParam("after") @Nullable String after) {
        var query = ApplicationQuery.of(notice, stage, q, after);
        var scope = Scope.of(person.profile(), openings);
        return Page.of(
                "hr/applications",
                new Overview(
                        list.list(person.profile(), query, A_PAGE),
                        query,
                        choice(scope),
                        scope.hr(),
                        scope.hr() ? retention.attention() : Attention.NONE));
    }

    private List<Opening> choice(Scope scope) {
        return openings.all().stream().filter(it -> scope.sees(it.id())).toList();
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
        return Page.of(
                "hr/application",
                new ApplicationSheet(
                        found,
                        choice(scope),
                        applications.log(id, person.profile()),
                        scope.hr(),
                        released,
                        typed,
                        note,
                        faults));
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
