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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** How long one application is kept: the candidate's consent, legal hold, and the certificate once it is erased. */
@Path("/applications")
@Produces(Page.HTML)
@RequestScoped
public class KeepingPages {
    private CurrentPerson person;
    private Keepings keepings;
    private ConsentAsking asking;
    private WhoIsWho people;

    protected KeepingPages() {}

    @Inject
    KeepingPages(CurrentPerson person, Keepings keepings, ConsentAsking asking, WhoIsWho people) {
        this.person = person;
        this.keepings = keepings;
        this.asking = asking;
        this.people = people;
    }

    /** What was typed and refused. */
    public record Typed(String how, String given, String until, String reason) {
        static final Typed NOTHING = new Typed("mail", "", "", "");
    }

    public record Sheet(Keeping keeping, Typed typed, List<Fault> faults, Doers doers) {
        public List<String> ways() {
            return Keepings.WAYS;
        }

        public Optional<Fault> fault(String field) {
            return faults.stream().filter(it -> it.field().equals(field)).findFirst();
        }
    }

    @GET
    @Path("{id}/keeping")
    public Page show(@PathParam("id") String id) {
        return sheet(id, Typed.NOTHING, List.of());
    }

    private Page sheet(String id, Typed typed, List<Fault> faults) {
        var found = keepings.find(id, person.profile());
        var named = Stream.of(
                        Optional.ofNullable(found.consent()).map(Consent::recordedBy),
                        Optional.ofNullable(found.hold()).map(Hold::placedBy))
                .flatMap(Optional::stream);
        return Page.of("hr/keeping", new Sheet(found, typed, faults, people.of(named)));
    }

    private Response change(String id, Typed typed, String notice, Supplier<Keeping> change) {
        try {
            change.get();
            return Response.seeOther(URI.create("/applications/" + id + "/keeping" + notice))
                    .build();
        } catch (Problem refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            return sheet(id, typed, refused.faults()).status(422);
        }
    }

    @POST
    @Path("{id}/consent")
    public Response consent(
            @PathParam("id") String id,
            @FormParam("how") @DefaultValue("") String how,
            @FormParam("given") @DefaultValue("") String given,
            @FormParam("until") @DefaultValue("") String until) {
        return change(
                id,
                new Typed(how, given, until, ""),
                "?notice=hr.keeping-consented",
                () -> keepings.consent(id, how, day("given", given), day("until", until), person.profile()));
    }

    static @Nullable LocalDate day(String field, @Nullable String day) {
        try {
            return day == null || day.isBlank() ? null : LocalDate.parse(day.strip());
        } catch (DateTimeParseException noDay) {
            throw Problem.invalid(field, "hr.application.fault.day");
        }
    }

    @POST
    @Path("{id}/consent/withdrawal")
    public Response withdrawConsent(@PathParam("id") String id) {
        return change(
                id,
                Typed.NOTHING,
                "?notice=hr.keeping-withdrawn",
                () -> keepings.withdrawConsent(id, person.profile()));
    }

    @POST
    @Path("{id}/consent/question")
    public Response ask(@PathParam("id") String id) {
        asking.ask(id, person.profile());
        return Response.seeOther(URI.create("/applications/" + id + "/keeping?notice=hr.keeping-asked"))
                .build();
    }

    @POST
    @Path("{id}/hold")
    public Response hold(@PathParam("id") String id, @FormParam("reason") @DefaultValue("") String reason) {
        return change(
                id,
                new Typed("mail", "", "", reason),
                "?notice=hr.keeping-held",
                () -> keepings.hold(id, reason, person.profile()));
    }

    @POST
    @Path("{id}/hold/end")
    public Response endHold(@PathParam("id") String id) {
        return change(id, Typed.NOTHING, "?notice=hr.keeping-free", () -> keepings.endHold(id, person.profile()));
    }

    /** Where somebody comes who changes the language after a form came back. */
    @GET
    @Path("{id}/{any: consent|hold}")
    public Response back(@PathParam("id") String id) {
        return Response.seeOther(URI.create("/applications/" + id + "/keeping")).build();
    }
}
