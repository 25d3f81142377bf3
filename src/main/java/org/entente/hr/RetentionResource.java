package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/** How long applications are kept; for HR: 403 for a hiring manager, 404 for anyone else. */
@Path("/api/applications")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class RetentionResource {
    private CurrentPerson person;
    private Retention retention;
    private PurgeRuns runs;
    private Keepings keepings;
    private ConsentAsking asking;
    private ErasureCertificates certificates;

    protected RetentionResource() {}

    @Inject
    RetentionResource(
            CurrentPerson person,
            Retention retention,
            PurgeRuns runs,
            Keepings keepings,
            ConsentAsking asking,
            ErasureCertificates certificates) {
        this.person = person;
        this.retention = retention;
        this.runs = runs;
        this.keepings = keepings;
        this.asking = asking;
        this.certificates = certificates;
    }

    @GET
    @Path("retention")
    @Operation(
            summary = "What falls due, what is on hold, and what the purge did (hr)",
            description = "now: the dry run, what a run would erase at this moment. why: decided (refused or withdrawn"
                    + " without consent), pool (with consent), hired. Each list has its count and its first 200. clock:"
                    + " doubtful where now is before the last run or over 48 hours after it; nothing is erased then until"
                    + " it is confirmed.")
    public RetentionOverview overview() {
        return retention.overview(person.profile());
    }

    /** Why, in a sentence. */
    public record Because(@Nullable String reason) {}

    @POST
    @Path("retention/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say that the clock is right, so that the purge goes on (hr)",
            description = "It counts for one run, which begins within a minute. 409 where the purge does not doubt it.")
    public RetentionOverview confirm(@Nullable Because body) {
        retention.requireHr(person.profile());
        runs.confirm(reason(body), person.profile());
        return retention.overview(person.profile());
    }

    private static String reason(@Nullable Because body) {
        return Objects.requireNonNullElse(Problem.body(body).reason(), "");
    }

    @GET
    @Path("{id}/keeping")
    @Operation(summary = "How long an application is kept, and why (hr)")
    public Keeping keeping(@PathParam("id") String id) {
        return keepings.find(id, person.profile());
    }

    /**
     * @param how {@code mail}, {@code form} or {@code phone}
     * @param given its day; null for today
     * @param until the last day that it is for; null for as long as the site keeps such applications
     */
    public record NewConsent(
            @Nullable String how,
            @Nullable String given,
            @Nullable String until) {}

    @PUT
    @Path("{id}/consent")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Record that the candidate has consented to be kept (hr)",
            description = "how: mail, form or phone. given and until are days such as 2026-11-25; without them today,"
                    + " and as long as the site keeps such applications.")
    public Keeping consent(@PathParam("id") String id, @Nullable NewConsent body) {
        var consent = Problem.body(body);
        return keepings.consent(
                id,
                Objects.requireNonNullElse(consent.how(), ""),
                KeepingPages.day("given", consent.given()),
                KeepingPages.day("until", consent.until()),
                person.profile());
    }

    @DELETE
    @Path("{id}/consent")
    @Operation(summary = "Record that the candidate wants to be kept no longer (hr)")
    public Keeping withdrawConsent(@PathParam("id") String id) {
        return keepings.withdrawConsent(id, person.profile());
    }

    @POST
    @Path("{id}/consent/question")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Ask the candidate by mail for consent, with a link to answer by (hr)",
            description = "409 where no address is known or the site has no public pages.")
    public Keeping ask(@PathParam("id") String id) {
        asking.ask(id, person.profile());
        return keepings.find(id, person.profile());
    }

    @PUT
    @Path("{id}/hold")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Place it on legal hold: nothing erases it, 409 for who tries (hr)")
    public Keeping hold(@PathParam("id") String id, @Nullable Because body) {
        return keepings.hold(id, reason(body), person.profile());
    }

    @DELETE
    @Path("{id}/hold")
    @Operation(summary = "End the legal hold (hr)")
    public Keeping endHold(@PathParam("id") String id) {
        return keepings.endHold(id, person.profile());
    }

    @GET
    @Path("{id}/certificate")
    @Operation(
            summary = "The certificate of an erasure as far as it is known by now (hr)",
            description =
                    "mailbox: the copies on the mail server: waiting to be erased, erased, or absent: not there any"
                            + " more. confirmedAt is null of a site that has not confirmed yet that its key is destroyed.")
    public ErasureCertificate certificate(@PathParam("id") String id) {
        return certificates.find(id, person.profile());
    }
}
