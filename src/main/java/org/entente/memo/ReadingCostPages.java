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

/**
 * Who sends how much, what reading it takes and whether it was of use: for the administrator of all directions, for a
 * director of their own.
 */
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

    /** {@code all}: of every direction. */
    public record CostPage(boolean all, List<ReadingCost> costs) {
        public int fewest() {
            return Proof.FEWEST;
        }
    }

    @GET
    @Path("memos/figures")
    public Page show() {
        boolean all = person.hasRole(Role.ADMIN);
        if (!all) {
            person.require(Role.DIRECTOR);
        }
        var one = all ? null : person.department().key();
        return Page.of("memo/costs", new CostPage(all, costs.list(person.zone(), one)));
    }
}
