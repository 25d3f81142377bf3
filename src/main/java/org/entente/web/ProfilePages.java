package org.entente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.entente.people.Absences;
import org.entente.people.CurrentPerson;
import org.entente.people.MailTrouble;
import org.entente.people.MailTroubles;
import org.entente.people.People;
import org.entente.people.Preferences;
import org.entente.people.Profile;
import org.entente.people.Sessions;
import org.entente.people.SignIns;
import org.entente.people.TooManyAttempts;
import org.entente.site.Holidays;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/** What people may set for themselves. */
@Path("/profile")
@Produces(Page.HTML)
@RequestScoped
public class ProfilePages {
    private static final Pattern PLACE =
            Pattern.compile("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC");
    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(PLACE.asMatchPredicate())
            .sorted()
            .toList();

    private CurrentPerson person;
    private People people;
    private SignIns signIns;
    private Sessions sessions;
    private Visitor visitor;
    private Absences absences;
    private MailTroubles troubles;
    private Holidays holidays;
    private Site site;
    private HttpServletRequest request;

    protected ProfilePages() {}

    @Inject
    ProfilePages(
            CurrentPerson person,
            People people,
            SignIns signIns,
            Sessions sessions,
            Visitor visitor,
            Absences absences,
            MailTroubles troubles,
            Holidays holidays,
            Site site,
            HttpServletRequest request) {
        this.person = person;
        this.people = people;
        this.signIns = signIns;
        this.sessions = sessions;
        this.visitor = visitor;
        this.absences = absences;
        this.troubles = troubles;
        this.holidays = holidays;
        this.site = site;
        this.request = request;
    }

    /**
     * The person, the zones to choose from, and what is wrong with a password just tried.
     *
     * @param trouble of mail to the person that comes back; null for none
     * @param holiday the site's next one; null where it keeps none
     */
    public record Settings(
            Profile person,
            List<String> zones,
            AbsencePages.Away away,
            @Nullable MailTrouble trouble,
            Holidays.@Nullable DayOff holiday,
            List<Fault> faults) {}

    @GET
    public Page show() {
        return page(List.of());
    }

    @POST
    public Response prefer(
            @FormParam("language") @DefaultValue("") String language,
            @FormParam("zone") @DefaultValue("") String zone) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Problem.invalid("zone", "people.import.zone", zone);
        }
        people.prefer(person.id(), language.equals("fr") ? Locale.FRENCH : Locale.ENGLISH, ZoneId.of(zone));
        return Response.seeOther(URI.create("/profile?notice=web.preferred")).build();
    }

    @POST
    @Path("calls")
    public Response prefer(
            @FormParam("shortcuts") @Nullable String shortcuts,
            @FormParam("sounds") @DefaultValue("none") String sounds,
            @FormParam("notices") @DefaultValue("none") String notices,
            @FormParam("quietFrom") @DefaultValue("") String from,
            @FormParam("quietTo") @DefaultValue("") String to,
            @FormParam("mail") @DefaultValue("none") String mail,
            @FormParam("mailUrgent") @Nullable String mailUrgent) {
        people.prefer(
                person.id(),
                new Preferences(
                        shortcuts != null,
                        sounds,
                        notices,
                        time("quietFrom", from),
                        time("quietTo", to),
                        mail,
                        mailUrgent != null));
        return Response.seeOther(URI.create("/profile?notice=web.preferred")).build();
    }

    /** Mail goes to the person again after it came back too often. */
    @POST
    @Path("mail")
    public Response resume() {
        troubles.resume(person.id());
        return Response.seeOther(URI.create("/profile?notice=web.mailed")).build();
    }

    private static @Nullable LocalTime time(String field, String typed) {
        try {
            return typed.isBlank() ? null : LocalTime.parse(typed.strip());
        } catch (DateTimeParseException none) {
            throw Problem.invalid(field, "web.fault.time", typed);
        }
    }

    @POST
    @Path("password")
    public Response change(
            @FormParam("old") @DefaultValue("") String old,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("again") @DefaultValue("") String again) {
        if (!password.equals(again)) {
            return page(List.of(new Fault("again", "web.fault.password-again"))).status(422);
        }
        try {
            var changed = signIns.change(person.id(), old, password, visitor.address(request));
            return Response.seeOther(URI.create("/profile?notice=web.password"))
                    .cookie(SessionCookie.begin(request, sessions.begin(changed.id())))
                    .build();
        } catch (TooManyAttempts wait) {
            throw wait;
        } catch (Problem wrong) {
            return page(wrong.faults().isEmpty() ? List.of(new Fault("old", "web.fault.password-old")) : wrong.faults())
                    .status(422);
        }
    }

    @GET
    @Path("{any: password|calls|mail}")
    public Response back() {
        return Response.seeOther(URI.create("/profile")).build();
    }

    private Page page(List<Fault> faults) {
        var holiday = holidays.next(LocalDate.now(person.zone()), site.name(), person.language());
        return Page.of(
                "web/profile",
                new Settings(
                        person.profile(),
                        ZONES,
                        AbsencePages.away(absences, person.profile()),
                        troubles.of(List.of(person.id())).get(person.id()),
                        holiday.orElse(null),
                        faults));
    }
}
