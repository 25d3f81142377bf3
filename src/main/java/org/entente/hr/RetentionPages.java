package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.entente.web.Page;

/** How long applications are kept: what falls due, what the purge did, and whether it doubts the clock. For HR. */
@Path("/applications")
@Produces(Page.HTML)
@RequestScoped
public class RetentionPages {
    private CurrentPerson person;
    private Retention retention;
    private PurgeRuns runs;
    private WhoIsWho people;

    protected RetentionPages() {}

    @Inject
    RetentionPages(CurrentPerson person, Retention retention, PurgeRuns runs, WhoIsWho people) {
        this.person = person;
        this.retention = retention;
        this.runs = runs;
        this.people = people;
    }

    /** @param typed a reason that was refused */
    public record Sheet(RetentionOverview retention, String typed, List<Fault> faults, Doers doers) {
        public Optional<Fault> fault(String field) {
            return faults.stream().filter(it -> it.field().equals(field)).findFirst();
        }
    }

    @GET
    @Path("retention")
    public Page show() {
        return sheet("", List.of());
    }

    private Page sheet(String typed, List<Fault> faults) {
        var overview = retention.overview(person.profile());
        var named = overview.confirmations().stream().map(PurgeConfirmation::who);
        return Page.of("hr/retention", new Sheet(overview, typed, faults, people.of(named)));
    }

    @POST
    @Path("retention")
    public Response confirm(@FormParam("reason") @DefaultValue("") String reason) {
        retention.requireHr(person.profile());
        try {
            runs.confirm(reason, person.profile());
            return Response.seeOther(URI.create("/applications/retention?notice=hr.retention-confirmed"))
                    .build();
        } catch (Problem refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            return sheet(reason, refused.faults()).status(422);
        }
    }
}
