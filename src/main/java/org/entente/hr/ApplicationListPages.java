package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.entente.people.CurrentPerson;
import org.entente.web.Listing;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** The list of applications for HR and for hiring managers. */
@Path("/applications")
@Produces(Page.HTML)
@RequestScoped
public class ApplicationListPages {
    private static final int A_PAGE = 50;

    private CurrentPerson person;
    private Openings openings;
    private ApplicationList list;
    private Owners owners;
    private Retention retention;

    protected ApplicationListPages() {}

    @Inject
    ApplicationListPages(
            CurrentPerson person, Openings openings, ApplicationList list, Owners owners, Retention retention) {
        this.person = person;
        this.openings = openings;
        this.list = list;
        this.owners = owners;
        this.retention = retention;
    }

    /**
     * @param openings those that the person may choose from
     * @param owners names by sign-in
     */
    public record Overview(
            Listing<ApplicationItem> found,
            ApplicationQuery query,
            List<Opening> openings,
            Map<String, String> owners,
            boolean hr,
            String reader,
            Attention attention) {
        /** The address of what follows. */
        public String more() {
            return "/applications?notice=" + encoded(query.notice()) + "&stage=" + query.stage() + "&q="
                    + encoded(query.q()) + "&owner=" + encoded(query.owner()) + "&mark=" + query.mark() + "&order="
                    + query.order() + "&after=" + found.next();
        }

        public String name(String signIn) {
            return owners.getOrDefault(signIn, signIn);
        }

        public List<String> marks() {
            return ApplicationQuery.MARKS;
        }

        public List<String> orders() {
            return ApplicationQuery.ORDERS;
        }

        private static String encoded(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }

        public List<Stage> stages() {
            return List.of(Stage.values());
        }
    }

    @GET
    public Page overview(
            @QueryParam("notice") @Nullable String notice,
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("q") @Nullable String q,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("mark") @Nullable String mark,
            @QueryParam("order") @Nullable String order,
            @QueryParam("after") @Nullable String after) {
        var query = ApplicationQuery.of(notice, stage, q, owner, mark, order, after);
        var scope = Scope.of(person.profile(), openings);
        var choice = scope.choice(openings);
        return Page.of(
                "hr/applications",
                new Overview(
                        list.list(person.profile(), query, A_PAGE),
                        query,
                        choice,
                        owners.ofAll(choice),
                        scope.hr(),
                        person.id(),
                        scope.hr() ? retention.attention() : Attention.NONE));
    }
}
