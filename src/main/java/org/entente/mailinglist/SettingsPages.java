package org.entente.mailinglist;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.entente.people.CurrentPerson;
import org.entente.people.Role;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.entente.site.Site;
import org.entente.web.LanguageChoice;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** What owners decide about a list, at its home; and a new list. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class SettingsPages {
    private static final String FORM = "mailinglist/settings";

    private CurrentPerson person;
    private Lists lists;
    private ListChanges changes;
    private LanguageChoice choice;
    private Site site;

    protected SettingsPages() {}

    @Inject
    SettingsPages(CurrentPerson person, Lists lists, ListChanges changes, LanguageChoice choice, Site site) {
        this.person = person;
        this.lists = lists;
        this.changes = changes;
        this.choice = choice;
        this.site = site;
    }

    @GET
    @Path("lists/new")
    public Page fresh() {
        requireManager();
        return Page.of(FORM, SettingsForm.fresh(site.all(), person.id()));
    }

    @POST
    @Path("lists/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response open(MultivaluedMap<String, String> typed) {
        requireManager();
        var form = SettingsForm.fresh(site.all(), person.id()).typed(typed);
        if (isAgain(typed)) {
            return again(form, typed);
        }
        try {
            var list = changes.open(form.settings(), person.profile());
            return ListPages.to("/lists/" + list.name() + "?notice=mailinglist.opened");
        } catch (Problem wrong) {
            return corrected(form, wrong);
        }
    }

    @GET
    @Path("lists/{list}/settings")
    public Page show(@PathParam("list") String name) {
        return Page.of(FORM, form(name));
    }

    @POST
    @Path("lists/{list}/settings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("list") String name, MultivaluedMap<String, String> typed) {
        var form = form(name).typed(typed);
        if (isAgain(typed)) {
            return again(form, typed);
        }
        try {
            changes.change(name, form.version(), form.settings(), person.profile());
            return ListPages.to("/lists/" + name + "/settings?notice=mailinglist.changed");
        } catch (Problem wrong) {
            if (wrong.type().equals("stale-list")) {
                var newest = lists.find(name, person.profile()).version();
                return Page.of(FORM, form.over(newest)).status(412);
            }
            return corrected(form, wrong);
        }
    }

    @POST
    @Path("lists/{list}/closing")
    public Response close(@PathParam("list") String name, @FormParam("sure") @Nullable String sure) {
        if (sure == null) {
            throw Problem.invalid("sure", "mailinglist.fault.sure");
        }
        changes.close(name, person.profile());
        return ListPages.to("/lists/" + name + "?notice=mailinglist.closed");
    }

    @GET
    @Path("lists/{list}/closing")
    public Response back(@PathParam("list") String name) {
        return ListPages.to("/lists/" + form(name).list().name() + "/settings");
    }

    private SettingsForm form(String name) {
        var list = lists.find(name, person.profile());
        if (!list.owner()) {
            throw Problem.forbidden("This is for the owners of the list: " + String.join(", ", list.owners()) + ".");
        }
        return SettingsForm.of(list, list.homeSite().equals(site.name()), site.all());
    }

    private void requireManager() {
        if (!person.hasRole(Role.LIST_MANAGER)) {
            person.require(Role.ADMIN);
        }
    }

    private static boolean isAgain(MultivaluedMap<String, String> typed) {
        return typed.containsKey("language") || typed.containsKey("again");
    }

    private Response again(SettingsForm form, MultivaluedMap<String, String> typed) {
        var answer = Page.of(FORM, form).status(200);
        return typed.containsKey("language")
                ? Response.fromResponse(answer)
                        .cookie(choice.choose(typed.getFirst("language")))
                        .build()
                : answer;
    }

    private static Response corrected(SettingsForm form, Problem wrong) {
        if (wrong.status() == 403 || wrong.status() == 404) {
            throw wrong;
        }
        var faults = wrong.type().equals("list-exists")
                ? List.of(new Fault("name", "problem.list-exists", form.value("name")))
                : wrong.faults().isEmpty() ? List.of(new Fault("form", "problem." + wrong.type())) : wrong.faults();
        return Page.of(FORM, form.with(faults)).status(wrong.status() == 400 ? 422 : wrong.status());
    }
}
