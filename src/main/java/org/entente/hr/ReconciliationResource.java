package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/** Whether mails, applications and answers agree, and whether the log of applications is whole. */
@Path("/api/applications")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ReconciliationResource {
    private CurrentPerson person;
    private Openings openings;
    private Reconciliation reconciliation;
    private AuditDigests digests;

    protected ReconciliationResource() {}

    @Inject
    ReconciliationResource(
            CurrentPerson person, Openings openings, Reconciliation reconciliation, AuditDigests digests) {
        this.person = person;
        this.openings = openings;
        this.reconciliation = reconciliation;
        this.digests = digests;
    }

    /** @param different whether any line is */
    public record Reconciled(List<ReconciliationDay> items, boolean different) {
        static Reconciled of(List<ReconciliationDay> days) {
            return new Reconciled(days, days.stream().anyMatch(ReconciliationDay::different));
        }
    }

    @GET
    @Path("reconciliation")
    @Operation(
            summary = "Mails, applications and answers by day and opening (hr; a manager: their openings)",
            description =
                    "The last 31 days, or one day; notice null: all of the site, where mails are counted before they"
                            + " are read. missing and unanswered other than 0: something is wrong.")
    public Reconciled days(@QueryParam("notice") @Nullable String notice, @QueryParam("day") @Nullable String day) {
        return Reconciled.of(reconciliation.days(
                person.profile(), Optional.ofNullable(notice).filter(it -> !it.isBlank()), day(day)));
    }

    static Optional<LocalDate> day(@Nullable String day) {
        try {
            return Optional.ofNullable(day).filter(it -> !it.isBlank()).map(LocalDate::parse);
        } catch (DateTimeException noDay) {
            throw Problem.invalid("day", "hr.application.fault.day");
        }
    }

    @GET
    @Path("audit")
    @Operation(
            summary = "Work out every hash of the log again (hr)",
            description = "applications and days: whose hashes do not hold; empty where nothing was changed.")
    public AuditCheck check() {
        Scope.of(person.profile(), openings).requireHr();
        return digests.check();
    }
}
