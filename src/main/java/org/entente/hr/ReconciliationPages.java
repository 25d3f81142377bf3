package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.entente.people.CurrentPerson;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** Whether mails, applications and answers agree; in red where they do not. */
@Path("/applications")
@Produces(Page.HTML)
@RequestScoped
public class ReconciliationPages {
    private CurrentPerson person;
    private Openings openings;
    private Reconciliation reconciliation;
    private AuditDigests digests;

    protected ReconciliationPages() {}

    @Inject
    ReconciliationPages(CurrentPerson person, Openings openings, Reconciliation reconciliation, AuditDigests digests) {
        this.person = person;
        this.openings = openings;
        this.reconciliation = reconciliation;
        this.digests = digests;
    }

    /** @param check of the log, where HR asked for it */
    public record Balance(
            List<ReconciliationDay> days,
            boolean hr,
            @Nullable AuditCheck check) {
        public boolean different() {
            return days.stream().anyMatch(ReconciliationDay::different);
        }
    }

    @GET
    @Path("reconciliation")
    public Page show(@QueryParam("check") @Nullable String check) {
        var scope = Scope.of(person.profile(), openings);
        return Page.of(
                "hr/reconciliation",
                new Balance(
                        reconciliation.days(person.profile(), Optional.empty(), Optional.empty()),
                        scope.hr(),
                        scope.hr() && check != null ? digests.check() : null));
    }
}
