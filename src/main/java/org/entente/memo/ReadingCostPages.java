package org.entente.memo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.entente.people.CurrentPerson;
import org.entente.people.Role;
import org.entente.web.Page;

/** For the administrator: who sends how much, and what reading it takes. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class ReadingCostPages {
    private CurrentPerson person;
    private ReadingCosts costs;

    protected ReadingCostPages() {}

    @Inject
    ReadingCostPages(CurrentPerson person, ReadingCosts costs) {
        this.person = person;
        this.costs = costs;
    }

    public record CostPage(List<ReadingCost> costs) {}

    @GET
    @Path("memos/figures")
    public Page show() {
        person.require(Role.ADMIN);
        return Page.of("memo/costs", new CostPage(costs.list(person.zone())));
    }
}
