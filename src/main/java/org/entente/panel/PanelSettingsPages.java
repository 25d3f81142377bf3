package org.entente.panel;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.Page;

/** The calendar and the alerts of a panel, for its owners. */
@Path("/panels/{list}/settings")
@Produces(Page.HTML)
@RequestScoped
public class PanelSettingsPages {
    private static final int SPARE = 2;

    private CurrentPerson person;
    private SettingsDesk desk;

    protected PanelSettingsPages() {}

    @Inject
    PanelSettingsPages(CurrentPerson person, SettingsDesk desk) {
        this.person = person;
        this.desk = desk;
    }

    public record SettingsPage(
            String list,
            PanelSettings settings,
            String home,
            boolean here,
            List<Row> rows,
            List<Problem.Fault> faults) {
        public List<String> facts() {
            return Stream.of(Fact.values()).map(Fact::key).toList();
        }
    }

    /** One alert as it is typed; the last ones are empty. */
    public record Row(String fact, String product, String below, String above) {}

    @GET
    public Page show(@PathParam("list") String list) {
        return page(list, List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(@PathParam("list") String list, MultivaluedMap<String, String> form) {
        try {
            desk.decide(list, form, person.profile());
        } catch (Problem problem) {
            if (problem.faults().isEmpty()) {
                throw problem;
            }
            return page(list, problem.faults()).status(422);
        }
        return Response.seeOther(URI.create("/panels/" + list + "?notice=panel.decided"))
                .build();
    }

    private Page page(String list, List<Problem.Fault> faults) {
        var settings = desk.of(list, person.profile());
        var rows = Stream.concat(
                        settings.alerts().stream()
                                .map(alert -> new Row(
                                        alert.fact(),
                                        alert.product(),
                                        alert.below() == null ? "" : Amounts.number(alert.below(), person.language()),
                                        alert.above() == null ? "" : Amounts.number(alert.above(), person.language()))),
                        Stream.generate(() -> new Row("", "", "", "")).limit(SPARE))
                .toList();
        return Page.of(
                "panel/settings",
                new SettingsPage(
                        list,
                        settings,
                        desk.home(list, person.profile()),
                        desk.isHome(list, person.profile()),
                        rows,
                        faults));
    }
}
