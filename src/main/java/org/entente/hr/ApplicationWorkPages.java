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
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** Owner, ratings and duplicates on the page of an application. */
@Path("/applications")
@Produces(Page.HTML)
@RequestScoped
public class ApplicationWorkPages {
    private CurrentPerson person;
    private ApplicationWork work;

    protected ApplicationWorkPages() {}

    @Inject
    ApplicationWorkPages(CurrentPerson person, ApplicationWork work) {
        this.person = person;
        this.work = work;
    }

    @POST
    @Path("{id}/owner")
    public Response own(
            @PathParam("id") String id,
            @FormParam("from") @Nullable String from,
            @FormParam("owner") @DefaultValue("") String owner) {
        try {
            work.own(id, from, owner, person.profile());
            return to(id, "?notice=hr.application-owned");
        } catch (Problem stale) {
            if (!stale.type().equals("application-owned")) {
                throw stale;
            }
            return to(id, "?notice=hr.application-owned-meanwhile");
        }
    }

    @POST
    @Path("{id}/rating")
    public Response rate(
            @PathParam("id") String id,
            @FormParam("stars") @DefaultValue("0") int stars,
            @FormParam("reason") @DefaultValue("") String reason) {
        work.rate(id, stars, reason, person.profile());
        return to(id, "?notice=hr.application-rated");
    }

    @POST
    @Path("{id}/duplicates/{other}")
    public Response tellApart(
            @PathParam("id") String id,
            @PathParam("other") String other,
            @FormParam("same") @DefaultValue("false") boolean same) {
        work.tellApart(id, other, same, person.profile());
        return to(id, same ? "?notice=hr.application-doubted" : "?notice=hr.application-distinct");
    }

    /** Where somebody comes who goes back to one of these, or changes the language after a refusal. */
    @GET
    @Path("{id}/{any: owner|rating|move|taking|duplicates/[^/]+}")
    public Response back(@PathParam("id") String id) {
        return Response.seeOther(URI.create("/applications/" + id)).build();
    }

    private static Response to(String id, String notice) {
        return Response.seeOther(URI.create("/applications/" + id + notice)).build();
    }
}
