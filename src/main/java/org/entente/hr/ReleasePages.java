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
import org.entente.exchange.Directory;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.entente.web.Page;

/** An application on its way to somebody at another site, for HR. */
@Path("/applications")
@Produces(Page.HTML)
@RequestScoped
public class ReleasePages {
    private CurrentPerson person;
    private Applications applications;
    private Releases releases;
    private Directory directory;
    private WhoIsWho people;

    protected ReleasePages() {}

    @Inject
    ReleasePages(
            CurrentPerson person, Applications applications, Releases releases, Directory directory, WhoIsWho people) {
        this.person = person;
        this.applications = applications;
        this.releases = releases;
        this.directory = directory;
        this.people = people;
    }

    @GET
    @Path("{id}/release")
    public Page show(@PathParam("id") String id) {
        return sheet(id, new ReleaseWish(null, null, null), List.of());
    }

    private Page sheet(String id, ReleaseWish typed, List<Fault> faults) {
        var known = releases.list(id, person.profile());
        return Page.of(
                "hr/release",
                new ReleaseSheet(
                        applications.find(id, person.profile()),
                        known,
                        directory.everybody(),
                        typed,
                        faults,
                        people.of(ReleaseSheet.named(known))));
    }

    @POST
    @Path("{id}/release")
    public Response offer(
            @PathParam("id") String id,
            @FormParam("person") @DefaultValue("") String reader,
            @FormParam("purpose") @DefaultValue("") String purpose,
            @FormParam("days") @DefaultValue("") String days) {
        var wish =
                new ReleaseWish(reader, purpose, days.strip().matches("\\d{1,5}") ? Integer.valueOf(days.strip()) : 0);
        try {
            releases.offer(id, wish, person.profile());
            return to("/applications/" + id + "/release?notice=hr.application-released");
        } catch (Problem refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            return sheet(id, wish, refused.faults()).status(422);
        }
    }

    @POST
    @Path("{id}/release/{n: \\d{1,9}}/withdrawal")
    public Response withdraw(@PathParam("id") String id, @PathParam("n") int n) {
        releases.withdraw(id, n, person.profile());
        return to("/applications/" + id + "/release?notice=hr.release-withdrawn");
    }

    /** Where somebody comes who changes the language there. */
    @GET
    @Path("{id}/release/{n: \\d{1,9}}/withdrawal")
    public Response back(@PathParam("id") String id) {
        return to("/applications/" + id + "/release");
    }

    private static Response to(String page) {
        return Response.seeOther(URI.create(page)).build();
    }
}
