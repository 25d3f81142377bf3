package org.entente.memo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.entente.people.CurrentPerson;
import org.entente.people.Department;
import org.entente.site.Problem;
import org.entente.site.Site;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** Where a reader finds a memo again. All of the search is in the address, so that it can be kept or sent. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class FindPages {
    private static final int A_PAGE = 20;
    private static final int LAST = 500;
    private static final List<String> ORDERS = List.of("newest", "best");

    private CurrentPerson person;
    private Site site;
    private Finds finds;

    protected FindPages() {}

    @Inject
    FindPages(CurrentPerson person, Site site, Finds finds) {
        this.person = person;
        this.site = site;
        this.finds = finds;
    }

    /** The form as it was sent, what was found, and what may be chosen. {@code page} counts from 1. */
    public record FindPage(Search search, String order, int page, List<Find> finds, long all, List<String> sites) {
        public List<String> departments() {
            return Stream.of(Department.values()).map(Department::key).toList();
        }

        public List<String> orders() {
            return ORDERS;
        }

        public boolean hasMore() {
            return page < LAST && all > (long) page * A_PAGE;
        }

        /** The same search, another page of it. */
        public String address(int other) {
            var address = UriBuilder.fromPath("/search");
            add(address, "q", search.words());
            add(address, "site", search.site());
            add(address, "department", search.department());
            add(address, "from", search.from());
            add(address, "to", search.to());
            add(address, "order", order.equals(ORDERS.get(0)) ? "" : order);
            add(address, "page", other == 1 ? "" : String.valueOf(other));
            return address.build().toString();
        }

        /** Where the same words are looked for in what was posted to lists. */
        public String posts() {
            var address = UriBuilder.fromPath("/posts");
            add(address, "q", search.words());
            return address.build().toString();
        }

        private static void add(UriBuilder address, String name, String value) {
            if (!value.isEmpty()) {
                address.queryParam(name, java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8));
            }
        }
    }

    @GET
    @Path("search")
    public Page search(
            @QueryParam("q") @Nullable String words,
            @QueryParam("site") @Nullable String home,
            @QueryParam("department") @Nullable String department,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("order") @DefaultValue("newest") String order,
            @QueryParam("page") @DefaultValue("1") int page) {
        var search = Search.of(words, home, department, from, to, person.zone());
        if (!ORDERS.contains(order)) {
            throw Problem.invalid("order", "memo.fault.order", order);
        }
        int shown = Math.max(1, Math.min(page, LAST));
        var found = search.isEmpty()
                ? new Finds.Found(List.of(), 0)
                : finds.list(search, order.equals("best"), shown - 1, A_PAGE, person.profile());
        return Page.of("memo/find", new FindPage(search, order, shown, found.finds(), found.all(), site.all()));
    }
}
