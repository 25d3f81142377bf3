package org.entente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.entente.people.Absence;
import org.entente.people.AbsenceDraft;
import org.entente.people.Absences;
import org.entente.people.CurrentPerson;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** When somebody is away and who reads for them: stated by themselves, or by an administrator for who fell ill. */
@Path("/absences/{person}")
@Produces(Page.HTML)
@RequestScoped
public class AbsencePages {
    private static final int PAST = 20;

    private CurrentPerson person;
    private People people;
    private Absences absences;

    protected AbsencePages() {}

    @Inject
    AbsencePages(CurrentPerson person, People people, Absences absences) {
        this.person = person;
        this.people = people;
        this.absences = absences;
    }

    /**
     * A person's absences, and those of others in which they are the deputy.
     *
     * @param history all that was ever stated, for the administrator; else empty
     * @param changing which of them {@code typed} and {@code faults} are about; 0 for a new one
     */
    public record Away(
            Profile whose,
            List<Absence> absences,
            List<Absence> deputized,
            List<Absence> history,
            List<Profile> deputies,
            long changing,
            AbsenceDraft typed,
            List<Fault> faults) {

        /** What stands in the form of that absence. */
        public AbsenceDraft draft(Absence of) {
            return of.id() == changing
                    ? typed
                    : new AbsenceDraft(of.from().toString(), of.to().toString(), of.deputy());
        }

        public AbsenceDraft fresh() {
            return changing == 0 ? typed : AbsenceDraft.NONE;
        }
    }

    static Away away(Absences absences, Profile whose) {
        return away(absences, whose, List.of(), 0, AbsenceDraft.NONE, List.of());
    }

    private static Away away(
            Absences absences,
            Profile whose,
            List<Absence> history,
            long changing,
            AbsenceDraft typed,
            List<Fault> faults) {
        return new Away(
                whose,
                absences.of(whose.id()),
                absences.deputizedBy(whose.id()),
                history,
                absences.deputies(whose),
                changing,
                typed,
                faults);
    }

    @GET
    public Page show(@PathParam("person") String id) {
        return page(whose(id), 0, AbsenceDraft.NONE, List.of());
    }

    @POST
    public Response state(
            @PathParam("person") String id,
            @FormParam("from") @Nullable String from,
            @FormParam("to") @Nullable String to,
            @FormParam("deputy") @Nullable String deputy) {
        return done(id, 0, new AbsenceDraft(from, to, deputy));
    }

    @POST
    @Path("{absence: \\d{1,18}}")
    public Response change(
            @PathParam("person") String id,
            @PathParam("absence") long absence,
            @FormParam("from") @Nullable String from,
            @FormParam("to") @Nullable String to,
            @FormParam("deputy") @Nullable String deputy) {
        return done(id, absence, new AbsenceDraft(from, to, deputy));
    }

    private Response done(String id, long absence, AbsenceDraft draft) {
        var whose = whose(id);
        try {
            if (absence == 0) {
                absences.state(id, draft, person.id());
            } else {
                absences.change(id, absence, draft, person.id());
            }
            return to(id, "?notice=web.absence");
        } catch (Problem wrong) {
            if (wrong.faults().isEmpty()) {
                throw wrong;
            }
            return page(whose, absence, draft, wrong.faults()).status(422);
        }
    }

    @POST
    @Path("{absence: \\d{1,18}}/end")
    public Response end(@PathParam("person") String id, @PathParam("absence") long absence) {
        whose(id);
        absences.end(id, absence, person.id());
        return to(id, "?notice=web.absence-ended");
    }

    @GET
    @Path("{any: \\d+(/end)?}")
    public Response back(@PathParam("person") String id) {
        return to(whose(id).id(), "");
    }

    /** Oneself, or anybody for an administrator. */
    private Profile whose(String id) {
        person.requireSelfOr(Role.ADMIN, id);
        return people.find(id).orElseThrow(() -> Problem.notFound("Nobody here has the sign-in \"%s\".".formatted(id)));
    }

    private static Response to(String id, String notice) {
        return Response.seeOther(URI.create("/absences/" + id + notice)).build();
    }

    private Page page(Profile whose, long changing, AbsenceDraft typed, List<Fault> faults) {
        List<Absence> history = person.hasRole(Role.ADMIN) ? absences.history(whose.id(), PAST) : List.of();
        return Page.of("web/absences", away(absences, whose, history, changing, typed, faults));
    }
}
